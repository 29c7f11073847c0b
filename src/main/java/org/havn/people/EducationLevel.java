package org.havn.people;

import java.util.Arrays;

/// The highest level that a person has completed, by ISCED 2011.
public enum EducationLevel {
    NO_SCHOOLING("X"),
    EARLY_CHILDHOOD("0"),
    PRIMARY("1"),
    LOWER_SECONDARY("2"),
    UPPER_SECONDARY("3"),
    POST_SECONDARY("4"),
    SHORT_TERTIARY("5"),
    BACHELOR("6"),
    MASTER("7"),
    DOCTORAL("8"),
    UNKNOWN("9");

    private final String isced;

    EducationLevel(String isced) {
        this.isced = isced;
    }

    /// The level's code, such as `3`; `X` for no schooling and `9` for unknown.
    public String isced() {
        return isced;
    }

    /// The level with the given code.
    public static EducationLevel ofIsced(String code) {
        return Arrays.stream(values())
                .filter(it -> it.isced.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "An education level is X, 0 to 8, or 9 for unknown, but this was '" + code + "'"));
    }
}
