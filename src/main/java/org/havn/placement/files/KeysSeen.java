package org.havn.placement.files;

import java.util.Arrays;

/// Remembers the line on which a key was first seen, for millions of keys: open addressing, two flat arrays.
final class KeysSeen {
    private static final long EMPTY = -1;

    private long[] keys = filled(1 << 10);
    private int[] lines = new int[1 << 10];
    private int size;

    /// @param key not negative
    /// @return 0 if the key is new, otherwise the line on which it was seen before
    int see(long key, long line) {
        if (2 * size >= keys.length) {
            grow();
        }
        var slot = slot(keys, key);
        if (keys[slot] == key) {
            return lines[slot];
        }
        keys[slot] = key;
        lines[slot] = (int) Math.min(line, Integer.MAX_VALUE);
        size++;
        return 0;
    }

    private void grow() {
        var wider = filled(2 * keys.length);
        var widerLines = new int[wider.length];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != EMPTY) {
                var slot = slot(wider, keys[i]);
                wider[slot] = keys[i];
                widerLines[slot] = lines[i];
            }
        }
        keys = wider;
        lines = widerLines;
    }

    private static int slot(long[] keys, long key) {
        var mask = keys.length - 1;
        var slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long[] filled(int length) {
        var keys = new long[length];
        Arrays.fill(keys, EMPTY);
        return keys;
    }
}
