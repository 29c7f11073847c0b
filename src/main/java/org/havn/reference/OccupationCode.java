package org.havn.reference;

import java.util.regex.Pattern;

/// An occupation's digits in ISCO-08, from one (major group) to four (unit group), such as `7531`.
public record OccupationCode(String value) {
    private static final Pattern FORMAT = Pattern.compile("\\d{1,4}");

    public OccupationCode {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An occupation code has one to four digits, but this was '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
