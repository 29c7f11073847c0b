package org.havn.audit.log;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.havn.audit.merkle.Hash;
import org.havn.fuzz.Target;
import tools.jackson.core.JacksonException;

/// What the log and its witnesses hold.
public final class LogParsers {
    /// A note as the log writes it; its signature is nobody's.
    public static final String NOTE = "havn.example/log\n7\n" + Hash.OF_NOTHING.base64() + "\n2026-11-27T12:00:00Z\n\n"
            + "— havn.example/log " + Base64.getEncoder().encodeToString(new byte[68]) + "\n";

    private LogParsers() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText(
                        "strict-json",
                        List.of("{\"a\":1,\"b\":[true,\"\\u00e5\",{}],\"c\":\"text\"}"),
                        input -> CanonicalJson.of(StrictJson.parse(input)),
                        IllegalArgumentException.class,
                        JacksonException.class),
                Target.ofText(
                        "signed-head",
                        List.of(NOTE),
                        input -> SignedHead.parse(input).isSignedBy(List.of(VerifierKey.parse(key()))),
                        HeadNotReadable.class),
                Target.ofText("verifier-key", List.of(key()), VerifierKey::parse, IllegalArgumentException.class));
    }

    /// A public key of Ed25519, of a log with the name in [#NOTE].
    public static String key() {
        try {
            return VerifierKey.of(
                            "havn.example/log",
                            KeyPairGenerator.getInstance("Ed25519")
                                    .generateKeyPair()
                                    .getPublic())
                    .text();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
