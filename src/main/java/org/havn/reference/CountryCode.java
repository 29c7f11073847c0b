package org.havn.reference;

import java.util.regex.Pattern;

/// A country's two letters in ISO 3166-1, such as `TR`.
public record CountryCode(String value) {
    private static final Pattern FORMAT = Pattern.compile("[A-Z]{2}");

    public CountryCode {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("A country code has two capital letters, but this was '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
