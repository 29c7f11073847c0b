package org.havn.communities;

import java.util.regex.Pattern;

/// A municipality's four digits, kept as text because `0301` is Oslo.
public record CommunityId(String value) implements Comparable<CommunityId> {
    private static final Pattern FORMAT = Pattern.compile("[0-9]{4}");

    public CommunityId {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("A municipality has four digits, but this was '" + value + "'");
        }
    }

    /// Whether a text that somebody typed has the shape of a code.
    public static boolean looksLike(String text) {
        return FORMAT.matcher(text).matches();
    }

    @Override
    public int compareTo(CommunityId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
