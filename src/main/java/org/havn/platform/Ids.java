package org.havn.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/// New identifiers: UUID version 7 (RFC 9562, section 5.7), so that rows made together lie together.
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /// An identifier that nobody has had before; it tells the millisecond of its making and nothing else.
    public static UUID next() {
        return at(Clock.systemUTC().millis());
    }

    /// An identifier made at the given moment, in milliseconds since 1970.
    static UUID at(long millis) {
        var high = (millis << 16) | 0x7000L | (RANDOM.nextInt() & 0x0fffL);
        var low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /// The identifier of a name, the same whenever it is asked for: UUID version 8 (RFC 9562, section 5.8) from the
    /// name's SHA-256.
    public static UUID named(String name) {
        try {
            var hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
            var high = (hash.getLong() & ~0xf000L) | 0x8000L;
            var low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
