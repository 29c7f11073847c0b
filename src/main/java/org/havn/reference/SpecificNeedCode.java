package org.havn.reference;

import java.util.regex.Pattern;

/// A specific need in the two or more letters that cross systems, such as `WR` or `WR-SF`. The list behind it is
/// unverified.
public record SpecificNeedCode(String value) {
    private static final Pattern FORMAT = Pattern.compile("[A-Z]{2}(-[A-Z]{1,3})?");

    public SpecificNeedCode {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A specific need code looks like WR or WR-SF, but this was '" + value + "'");
        }
    }

    /// The two letters of the category, which is all that the registration form carries.
    public String category() {
        return value.substring(0, 2);
    }

    @Override
    public String toString() {
        return value;
    }
}
