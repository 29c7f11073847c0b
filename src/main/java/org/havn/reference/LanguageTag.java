package org.havn.reference;

import java.util.regex.Pattern;

/// A language or dialect as a BCP 47 tag, such as `ar` or `apc` (North Levantine Arabic).
public record LanguageTag(String value) {
    private static final Pattern FORMAT = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    public LanguageTag {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("A language tag looks like ar or apc, but this was '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
