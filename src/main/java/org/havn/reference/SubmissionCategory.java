package org.havn.reference;

import java.util.regex.Pattern;

/// Why a case is submitted for resettlement, in the handbook's letters, such as `AWR`.
public record SubmissionCategory(String value) {
    private static final Pattern FORMAT = Pattern.compile("[A-Z]{3,4}");

    public SubmissionCategory {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A submission category has three or four capital letters, but this was '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
