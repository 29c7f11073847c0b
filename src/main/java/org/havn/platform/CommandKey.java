package org.havn.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What tells one command from the next: a UUID of version 7, made by whoever gives the command. Sent again with the
/// same key, it is the same command.
record CommandKey(UUID value) {
    /// The form's hidden field.
    static final String FIELD = "command";
    /// What scripts and programs send instead of it.
    static final String HEADER = "Idempotency-Key";

    private static final Pattern SHAPE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    static CommandKey next() {
        return new CommandKey(Ids.next());
    }

    /// The key, if the text is one.
    static Optional<CommandKey> read(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new CommandKey(UUID.fromString(text))) : Optional.empty();
    }

    /// Whether it was made longer ago than answers are kept: then nobody knows any more whether it was done.
    boolean olderThan(Duration kept, Instant now) {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16).isBefore(now.minus(kept));
    }

    /// Under what an account's command is kept. Nobody can tell from it whose it was.
    byte[] of(UUID account) {
        return keyed(("account " + account).getBytes(StandardCharsets.UTF_8));
    }

    /// A fingerprint that only whoever knows the key can compare with anything.
    byte[] fingerprint(byte[] content) {
        return keyed(content);
    }

    private byte[] keyed(byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(value.toString().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has HmacSHA256", impossible);
        }
    }

    @Override
    public String toString() {
        return "CommandKey[hidden]";
    }
}
