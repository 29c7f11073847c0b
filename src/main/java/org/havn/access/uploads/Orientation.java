package org.havn.access.uploads;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// How a camera was held, from a JPEG's Exif part: the one thing of it that the picture needs.
final class Orientation {
    private static final int UPRIGHT = 1;
    private static final int EXIF_PART = 0xE1;
    private static final int PIXELS_BEGIN = 0xDA;
    private static final int TAG = 0x0112;

    private Orientation() {}

    /// From 1 (upright) to 8; 1 where the file does not say, or says nonsense.
    static int of(byte[] jpeg) {
        try {
            return find(ByteBuffer.wrap(jpeg));
        } catch (IndexOutOfBoundsException | IllegalArgumentException cutShort) {
            return UPRIGHT;
        }
    }

    private static int find(ByteBuffer file) {
        var at = 2;
        while ((file.get(at) & 0xFF) == 0xFF) {
            var part = file.get(at + 1) & 0xFF;
            if (part == PIXELS_BEGIN) {
                return UPRIGHT;
            }
            var length = file.getShort(at + 2) & 0xFFFF;
            if (part == EXIF_PART && file.getInt(at + 4) == 0x45786966) {
                return inExif(file.slice(at + 10, length - 8));
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static int inExif(ByteBuffer exif) {
        exif.order(exif.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = exif.getInt(4);
        var entries = exif.getShort(directory) & 0xFFFF;
        for (var entry = 0; entry < entries; entry++) {
            var at = directory + 2 + 12 * entry;
            if ((exif.getShort(at) & 0xFFFF) == TAG) {
                var value = exif.getShort(at + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
