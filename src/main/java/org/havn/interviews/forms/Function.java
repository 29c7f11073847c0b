package org.havn.interviews.forms;

import java.util.Arrays;
import java.util.Optional;

/// The functions that forms may use, by the names that XForms give them.
public enum Function {
    SELECTED("selected", 2, 2),
    COUNT("count", 1, 1),
    COUNT_SELECTED("count-selected", 1, 1),
    SUM("sum", 1, 1),
    IF("if", 3, 3),
    COALESCE("coalesce", 2, 2),
    TODAY("today", 0, 0),
    DATE("date", 1, 1),
    NOT("not", 1, 1),
    TRUE("true", 0, 0),
    FALSE("false", 0, 0),
    REGEX("regex", 2, 2),
    STRING_LENGTH("string-length", 1, 1),
    CONTAINS("contains", 2, 2),
    STARTS_WITH("starts-with", 2, 2),
    CONCAT("concat", 1, 20),
    INT("int", 1, 1),
    ROUND("round", 1, 2),
    NUMBER("number", 1, 1),
    STRING("string", 1, 1),
    /// Which instance of the nearest repeat this is, from 1; written `position(..)`.
    POSITION("position", 0, 0);

    private final String word;
    private final int fewest;
    private final int most;

    Function(String word, int fewest, int most) {
        this.word = word;
        this.fewest = fewest;
        this.most = most;
    }

    /// As forms write it.
    public String word() {
        return word;
    }

    boolean takes(int arguments) {
        return arguments >= fewest && arguments <= most;
    }

    String takes() {
        return fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
    }

    /// Whether it looks at all instances of a repeat together.
    boolean gathers() {
        return this == COUNT || this == SUM;
    }

    static Optional<Function> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }
}
