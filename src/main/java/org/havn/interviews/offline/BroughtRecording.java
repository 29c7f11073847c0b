package org.havn.interviews.offline;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.vault.SealedToHouse;

/// A recording that a device brings back: what it is, sealed to the house, and its sound, piece by piece, under the key
/// that stands in there.
///
/// @param key made by the device; the same key is the same recording
@SuppressWarnings("ArrayRecordComponent") // received, opened, let go
record BroughtRecording(UUID key, byte[] sealed, List<byte[]> pieces) {
    /// A second each: more than anybody speaks into ten megabytes.
    private static final int MOST_PIECES = 10_000;

    /// Reads each part with its length before it, in four bytes.
    ///
    /// @throws CheckOutNotWhole if the lengths do not fit
    static BroughtRecording of(UUID key, byte[] body) {
        var left = ByteBuffer.wrap(body);
        var parts = new ArrayList<byte[]>();
        while (left.hasRemaining()) {
            if (left.remaining() < Integer.BYTES || parts.size() > MOST_PIECES) {
                throw new CheckOutNotWhole();
            }
            var length = left.getInt();
            if (length < 0 || length > left.remaining()) {
                throw new CheckOutNotWhole();
            }
            var part = new byte[length];
            left.get(part);
            parts.add(part);
        }
        if (parts.size() < 2) {
            throw new CheckOutNotWhole();
        }
        return new BroughtRecording(key, parts.getFirst(), List.copyOf(parts.subList(1, parts.size())));
    }

    /// The whole sound; nothing where a piece was changed, or is not in its place.
    Optional<byte[]> sound(byte[] under) {
        var sound = new ByteArrayOutputStream();
        for (var i = 0; i < pieces.size(); i++) {
            var piece = SealedToHouse.openPiece(under, key + "/" + (i + 1), pieces.get(i));
            if (piece.isEmpty()) {
                return Optional.empty();
            }
            sound.writeBytes(piece.get());
        }
        return Optional.of(sound.toByteArray());
    }

    @Override
    public String toString() {
        return "BroughtRecording[" + key + ", hidden]";
    }
}
