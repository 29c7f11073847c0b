package org.havn.reference;

import java.util.regex.Pattern;

/// A level of education in ISCED 2011: `0` to `8`, `X` for no schooling, `9` for unknown.
public record EducationLevelCode(String value) {
    private static final Pattern FORMAT = Pattern.compile("[0-9X]");

    public EducationLevelCode {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An education level is a digit, or X for no schooling, but this was '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
