package org.havn.interviews.forms;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/// What an expression comes to. Conversions are those of XPath 1.0; a day counts as the days since 1970.
sealed interface Value {
    static Value nothing() {
        return new Words("");
    }

    record Words(String text) implements Value {}

    record Numeral(double number) implements Value {}

    record Truth(boolean holds) implements Value {}

    record Day(LocalDate day) implements Value {}

    /// The answers of every instance of a repeat.
    record Many(List<Value> all) implements Value {
        public Many {
            all = List.copyOf(all);
        }
    }

    Pattern NUMERAL = Pattern.compile("-?(\\d+(\\.\\d*)?|\\.\\d+)");

    /// An answer by the type of its question; what does not fit the type is words.
    static Value of(QuestionType type, String text) {
        return switch (type) {
            case INTEGER, DECIMAL ->
                NUMERAL.matcher(text).matches() ? new Numeral(Double.parseDouble(text)) : new Words(text);
            case DATE -> day(text);
            case TEXT, SELECT_ONE, SELECT_MULTIPLE, AUDIO, NOTE, CALCULATE -> new Words(text);
        };
    }

    static Value day(String text) {
        try {
            return text.length() >= 10 ? new Day(LocalDate.parse(text.substring(0, 10))) : new Words(text);
        } catch (DateTimeException notADay) {
            return new Words(text);
        }
    }

    /// The first of many, or itself.
    default Value one() {
        return this instanceof Many(var all) ? (all.isEmpty() ? nothing() : all.getFirst()) : this;
    }

    default double asNumber() {
        return switch (one()) {
            case Words(var text) ->
                NUMERAL.matcher(text.strip()).matches() ? Double.parseDouble(text.strip()) : Double.NaN;
            case Numeral(var number) -> number;
            case Truth(var holds) -> holds ? 1 : 0;
            case Day(var day) -> day.toEpochDay();
            case Many _ -> throw new IllegalStateException("One of many is not many");
        };
    }

    default boolean asTruth() {
        return switch (one()) {
            case Words(var text) -> !text.isEmpty();
            case Numeral(var number) -> number != 0 && !Double.isNaN(number);
            case Truth(var holds) -> holds;
            case Day _ -> true;
            case Many _ -> throw new IllegalStateException("One of many is not many");
        };
    }

    default String asWords() {
        return switch (one()) {
            case Words(var text) -> text;
            case Numeral(var number) -> written(number);
            case Truth(var holds) -> holds ? "true" : "false";
            case Day(var day) -> day.toString();
            case Many _ -> throw new IllegalStateException("One of many is not many");
        };
    }

    private static String written(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "Infinity" : "-Infinity";
        }
        return BigDecimal.valueOf(number + 0.0).stripTrailingZeros().toPlainString();
    }
}
