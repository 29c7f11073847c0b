package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Objects;

/// What a device answered, as the form brings it. Nothing of it is believed before [PasskeyChecks] has looked at it.
sealed interface PasskeyAnswer {
    int LONGEST = 4_000;

    /// A device made a passkey.
    record Made(String clientData, String attestation) implements PasskeyAnswer {
        static Made in(HttpServletRequest request) {
            return new Made(field(request, "passkey.client"), field(request, "passkey.attestation"));
        }
    }

    /// A device signed with one.
    record Signed(String credentialId, String clientData, String authenticatorData, String signature, String handle)
            implements PasskeyAnswer {
        static Signed in(HttpServletRequest request) {
            return new Signed(
                    field(request, "passkey.id"),
                    field(request, "passkey.client"),
                    field(request, "passkey.data"),
                    field(request, "passkey.signature"),
                    field(request, "passkey.handle"));
        }
    }

    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static String field(HttpServletRequest request, String name) {
        var text = Objects.requireNonNullElse(request.getParameter(name), "");
        if (text.length() > LONGEST || !text.matches("[A-Za-z0-9_-]*")) {
            throw new PasskeyNotProven();
        }
        return text;
    }
}
