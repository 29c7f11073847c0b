package org.havn.access.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.crypto.SecretKey;

/// Wraps owners' keys in epoch keys, and epoch keys in the operator's. Each is bound to where it belongs.
final class KeyWraps {
    private static final byte[] OWNER = "havn owner key 1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EPOCH = "havn epoch key 1".getBytes(StandardCharsets.US_ASCII);

    private KeyWraps() {}

    static WrappedKey wrap(SecretKey epochKey, int epoch, UUID owner, int version, SecretKey key) {
        return new WrappedKey(
                version, epoch, Gcm.seal(epochKey, bound(OWNER, owner, version, epoch), key.getEncoded()));
    }

    /// @throws KeyStoreDamaged if the key was changed, or put in another's place
    static SecretKey unwrap(SecretKey epochKey, UUID owner, WrappedKey wrapped) {
        try {
            var bound = bound(OWNER, owner, wrapped.version(), wrapped.epoch());
            return Gcm.key(Gcm.open(epochKey, bound, wrapped.bytes()));
        } catch (Gcm.NotAuthentic changed) {
            throw new KeyStoreDamaged("A key in the key store was changed, or lies where it does not belong");
        }
    }

    /// What an epoch key is bound to.
    static byte[] epochBound(UUID store, int epoch) {
        return bound(EPOCH, store, 0, epoch);
    }

    private static byte[] bound(byte[] purpose, UUID whose, int version, int epoch) {
        return ByteBuffer.allocate(purpose.length + 2 * Long.BYTES + 2 * Integer.BYTES)
                .put(purpose)
                .putLong(whose.getMostSignificantBits())
                .putLong(whose.getLeastSignificantBits())
                .putInt(version)
                .putInt(epoch)
                .array();
    }
}
