package org.havn.access.uploads;

import java.util.Arrays;

/// What a camera writes beside a photograph: where, when and with what it was taken. Pictures by themselves
/// are made anew and lose it; those inside a document stay as they are, without it.
final class Exif {
    private static final int MARK = 0xFF;
    private static final int BEGIN = 0xD8;
    private static final int POINTS_FOLLOW = 0xDA;
    /// Exif and XMP; what press agencies write; a comment.
    private static final int[] TELLING = {0xE1, 0xED, 0xFE};

    private Exif() {}

    /// Overwrites it with zeros in a JPEG that is a part of a file; what is no JPEG stays as it is.
    static void blank(byte[] file, int from, int to) {
        if (from + 2 > to || unsigned(file[from]) != MARK || unsigned(file[from + 1]) != BEGIN) {
            return;
        }
        var at = from + 2;
        while (at + 4 <= to && unsigned(file[at]) == MARK) {
            var kind = unsigned(file[at + 1]);
            if (kind == MARK) {
                at++; // any number of these may stand before a mark
                continue;
            }
            if (kind == POINTS_FOLLOW) {
                return;
            }
            var length = unsigned(file[at + 2]) << 8 | unsigned(file[at + 3]);
            var end = Math.min(at + 2 + Math.max(2, length), to);
            if (Arrays.stream(TELLING).anyMatch(it -> it == kind)) {
                Arrays.fill(file, at + 4, end, (byte) 0);
            }
            at = end;
        }
    }

    private static int unsigned(byte one) {
        return one & 0xFF;
    }
}
