package org.havn.communities;

import java.util.regex.Pattern;

/// A municipality's four digits, kept as text because `0301` is Oslo.
public record CommunityId(String value) implements Comparable<CommunityId> {
    private static final Pattern FORMAT = Pattern.compile("\\d{4}");

    public CommunityId {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("A municipality has four digits, but this was '" + value + "'");
        }
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
