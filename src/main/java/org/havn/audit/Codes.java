package org.havn.audit;

import java.util.regex.Pattern;

/// The shapes that ids and codes have. Names and sentences do not fit into them, and that is what they are for.
final class Codes {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern PURPOSE = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");

    private Codes() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static String requireId(String text) {
        if (!isId(text)) {
            throw new IllegalArgumentException(
                    "An id or code has 1 to 64 letters, digits, points, colons, lines or hyphens; this had "
                            + text.length() + " signs");
        }
        return text;
    }

    static String requirePurpose(String text) {
        if (!PURPOSE.matcher(text).matches()) {
            throw new IllegalArgumentException("A purpose is a code such as PLACEMENT, never a sentence");
        }
        return text;
    }
}
