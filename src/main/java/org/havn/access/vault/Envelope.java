package org.havn.access.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.crypto.SecretKey;

/// How a sealed text looks: a byte for the format, the key's version, the nonce, the ciphertext with its tag.
///
/// Bound to it are format, table, column, row, owner and key version, each with its length in front, so that none can
/// be taken for a part of another. The text is filled up to a multiple of 64 bytes: its length shows in steps
/// only.
final class Envelope {
    private static final int HEADER = 1 + Integer.BYTES;
    private static final int STEP = 64;
    private static final byte END_OF_TEXT = (byte) 0x80;
    private static final String PURPOSE = "havn sealed text ";

    private Envelope() {}

    static byte[] seal(SealFormat format, SecretKey key, int version, Unsealed text) {
        var sealed = format.seal(key, bound(format, text.place(), text.owner(), version), filledUp(text.text()));
        return ByteBuffer.allocate(HEADER + sealed.length)
                .put(format.number())
                .putInt(version)
                .put(sealed)
                .array();
    }

    /// The version of the key that seals it.
    ///
    /// @throws SealBroken if this is no sealed text
    static int version(Sealed sealed) {
        format(sealed);
        return ByteBuffer.wrap(sealed.bytes()).getInt(1);
    }

    /// With what it is sealed.
    ///
    /// @throws SealBroken if this is no sealed text
    static SealFormat format(Sealed sealed) {
        var bytes = sealed.bytes();
        if (bytes.length < HEADER + Gcm.ADDED_BYTES + STEP) {
            throw new SealBroken(sealed.place());
        }
        return SealFormat.numbered(bytes[0]).orElseThrow(() -> new SealBroken(sealed.place()));
    }

    static String open(SecretKey key, Sealed sealed) {
        try {
            var format = format(sealed);
            var bound = bound(format, sealed.place(), sealed.owner(), version(sealed));
            var bytes = sealed.bytes();
            return text(format.open(key, bound, Arrays.copyOfRange(bytes, HEADER, bytes.length)));
        } catch (Gcm.NotAuthentic changed) {
            throw new SealBroken(sealed.place());
        }
    }

    private static byte[] bound(SealFormat format, Place place, KeyOwner owner, int version) {
        var purpose = (PURPOSE + format.number()).getBytes(StandardCharsets.US_ASCII);
        var table = place.table().getBytes(StandardCharsets.UTF_8);
        var column = place.column().getBytes(StandardCharsets.UTF_8);
        var row = place.row().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(purpose.length + 3 * Integer.BYTES + table.length + column.length + row.length + 20)
                .put(purpose)
                .putInt(table.length)
                .put(table)
                .putInt(column.length)
                .put(column)
                .putInt(row.length)
                .put(row)
                .putLong(owner.id().getMostSignificantBits())
                .putLong(owner.id().getLeastSignificantBits())
                .putInt(version)
                .array();
    }

    private static byte[] filledUp(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var filled = Arrays.copyOf(bytes, (bytes.length / STEP + 1) * STEP);
        filled[bytes.length] = END_OF_TEXT;
        return filled;
    }

    private static String text(byte[] filled) {
        var end = filled.length - 1;
        while (filled[end] == 0) {
            end--;
        }
        return new String(filled, 0, end, StandardCharsets.UTF_8);
    }
}
