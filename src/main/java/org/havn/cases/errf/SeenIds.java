package org.havn.cases.errf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/// Which identifiers a batch has had, and on which line: twenty bytes each, so that half a million of them fit.
final class SeenIds {
    private long[] high = new long[1024];
    private long[] low = new long[1024];
    private int[] line = new int[1024];
    private int count;

    /// Keeps the identifier.
    ///
    /// @return the line on which the same kind of identifier stood before, or 0
    int add(String kind, String id, int at) {
        var hash = ByteBuffer.wrap(digest(kind + ":" + id.toLowerCase(Locale.ROOT)));
        long h = hash.getLong();
        long l = hash.getLong();
        int slot = find(h, l);
        if (line[slot] != 0) {
            return line[slot];
        }
        high[slot] = h;
        low[slot] = l;
        line[slot] = Math.max(1, at);
        if (++count > line.length / 2) {
            grow();
        }
        return 0;
    }

    private int find(long h, long l) {
        int slot = (int) (h & (line.length - 1));
        while (line[slot] != 0 && (high[slot] != h || low[slot] != l)) {
            slot = (slot + 1) & (line.length - 1);
        }
        return slot;
    }

    private void grow() {
        var oldHigh = high;
        var oldLow = low;
        var oldLine = line;
        high = new long[oldHigh.length * 2];
        low = new long[oldHigh.length * 2];
        line = new int[oldHigh.length * 2];
        Arrays.fill(line, 0);
        for (int i = 0; i < oldLine.length; i++) {
            if (oldLine[i] != 0) {
                int slot = find(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                line[slot] = oldLine[i];
            }
        }
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
