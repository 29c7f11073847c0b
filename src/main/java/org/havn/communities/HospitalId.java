package org.havn.communities;

import java.util.regex.Pattern;

/// A hospital's organisation number, kept as text.
public record HospitalId(String value) {
    private static final Pattern FORMAT = Pattern.compile("\\d{9}");

    public HospitalId {
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException("An organisation number has nine digits, but this was '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
