package org.havn.access;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.havn.fuzz.Target;
import org.springframework.security.core.AuthenticationException;

/// What devices and providers answer when somebody signs in.
public final class AccessParsers {
    private static final int PORT = 1;
    private static final String ORIGIN = "http://localhost:" + PORT;
    private static final Challenges.Challenge CHALLENGE =
            new Challenges.Challenge(text(new byte[32]), Challenges.NOBODY);

    private AccessParsers() {}

    public static List<Target> all() {
        var checks = new PasskeyChecks();
        var device = new TestDevice();
        var making = client("webauthn.create");
        var proving = client("webauthn.get");
        var attestation = device.attestation(PORT);
        var made = checks.made(new PasskeyAnswer.Made(text(making), text(attestation)), CHALLENGE, ORIGIN, "localhost");
        var signed = device.data(PORT, proving);
        var passkey = new Passkey(
                UUID.randomUUID(),
                UUID.randomUUID(),
                made.credentialId(),
                made.attested(),
                0,
                made.synced(),
                made.backedUp(),
                "Key",
                Instant.EPOCH,
                null);
        var provider = new AnsweringProvider();
        return List.of(
                Target.ofBytes(
                        "passkey-client",
                        List.of(making),
                        input -> checks.made(
                                new PasskeyAnswer.Made(text(input), text(attestation)), CHALLENGE, ORIGIN, "localhost"),
                        PasskeyNotProven.class),
                Target.ofBytes(
                        "passkey-attestation",
                        List.of(attestation),
                        input -> checks.made(
                                new PasskeyAnswer.Made(text(making), text(input)), CHALLENGE, ORIGIN, "localhost"),
                        PasskeyNotProven.class),
                Target.ofBytes(
                        "passkey-data",
                        List.of(signed[0]),
                        input -> checks.signed(
                                passkey, signed(made, proving, input, signed[1]), CHALLENGE, ORIGIN, "localhost"),
                        PasskeyNotProven.class,
                        PasskeyChecks.Copied.class),
                Target.ofBytes(
                        "passkey-signature",
                        List.of(signed[1]),
                        input -> checks.signed(
                                passkey, signed(made, proving, signed[0], input), CHALLENGE, ORIGIN, "localhost"),
                        PasskeyNotProven.class),
                Target.ofBytes(
                        "provider-answer",
                        List.of(provider.answer(provider.claims())),
                        provider::answered,
                        AuthenticationException.class),
                Target.ofBytes(
                        "provider-claims",
                        List.of(provider.claims()),
                        input -> provider.answered(provider.answer(input)),
                        AuthenticationException.class));
    }

    private static PasskeyAnswer.Signed signed(
            PasskeyChecks.NewKey made, byte[] client, byte[] data, byte[] signature) {
        return new PasskeyAnswer.Signed(made.credentialId(), text(client), text(data), text(signature), "");
    }

    private static byte[] client(String type) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + CHALLENGE.value() + "\",\"origin\":\"" + ORIGIN
                        + "\",\"crossOrigin\":false}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
