package org.havn.platform.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A segment of PostgreSQL's write-ahead log, 16 MB by default, by its name.
record Segment(String name) {
    private static final Pattern NAME = Pattern.compile("[0-9A-F]{24}");
    private static final int IN_A_FILE = 256;

    Segment {
        if (!isOne(name)) {
            throw new IllegalArgumentException("A segment has 24 hexadecimal digits, but this was '" + name + "'");
        }
    }

    static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /// This segment and those that follow, up to the other one.
    List<String> upTo(Segment last) {
        var timeline = name.substring(0, 8);
        var names = new ArrayList<String>();
        for (var number = number(); number <= last.number(); number++) {
            names.add(timeline + "%08X%08X".formatted(number / IN_A_FILE, number % IN_A_FILE));
        }
        return names;
    }

    private long number() {
        return Long.parseLong(name.substring(8, 16), 16) * IN_A_FILE + Long.parseLong(name.substring(16), 16);
    }
}
