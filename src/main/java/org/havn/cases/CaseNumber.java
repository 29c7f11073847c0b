package org.havn.cases;

import java.util.regex.Pattern;

/// The number that a case keeps for life, such as `HVN-26-004317`.
public record CaseNumber(String value) implements Comparable<CaseNumber> {
    private static final Pattern FORMAT = Pattern.compile("HVN-\\d{2}-\\d{6}");
    private static final Pattern BEGINNING = Pattern.compile("HVN-\\d{1,2}(-\\d{0,6})?");

    public CaseNumber {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("A case number looks like HVN-26-004317, but this was '" + value + "'");
        }
    }

    /// Whether a text could be a case number.
    public static boolean looksLike(String text) {
        return FORMAT.matcher(text).matches();
    }

    /// Whether a text could be the beginning of a case number, or the whole of it.
    static boolean mayBegin(String text) {
        return BEGINNING.matcher(text).matches();
    }

    @Override
    public int compareTo(CaseNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
