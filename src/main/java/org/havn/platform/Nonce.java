package org.havn.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.Base64;

/// A number for one answer: its content policy lets run what carries it, and nothing else. Nobody can slip a script
/// into
/// a page without guessing it.
public final class Nonce {
    private static final String NAME = Nonce.class.getName();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;

    private Nonce() {}

    /// This answer's.
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(NAME) instanceof String made) {
            return made;
        }
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        request.setAttribute(NAME, made);
        return made;
    }
}
