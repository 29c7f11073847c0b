package org.havn.interviews.forms;

/// What is known about one question. Three things are kept apart: nobody asked; asked, and not known; asked, and
/// there is none.
///
/// @param value the answer as an XForm writes it (a day as `2026-11-27`, choices apart by a space); empty unless given
public record Answer(Standing standing, String value) {
    public static final Answer NOT_ASKED = new Answer(Standing.NOT_ASKED, "");
    public static final Answer UNKNOWN = new Answer(Standing.UNKNOWN, "");
    public static final Answer NONE = new Answer(Standing.NONE, "");

    /// How far a question got.
    public enum Standing {
        NOT_ASKED,
        UNKNOWN,
        NONE,
        GIVEN
    }

    public Answer {
        if ((standing == Standing.GIVEN) == value.isEmpty()) {
            throw new IllegalArgumentException("An answer has a value if it was given, and only then");
        }
    }

    /// An answer with something in it; with nothing in it, not asked.
    public static Answer given(String value) {
        return value.isEmpty() ? NOT_ASKED : new Answer(Standing.GIVEN, value);
    }

    /// What somebody chose or wrote: of a list, the choices `unknown` and `none` mean what they say.
    public static Answer to(Item.Question question, String value) {
        if (question.type().selects()) {
            switch (value) {
                case Choice.UNKNOWN -> {
                    return UNKNOWN;
                }
                case Choice.NONE -> {
                    return NONE;
                }
                default -> {}
            }
        }
        return given(value);
    }

    /// The answer as an expression reads it: of a list, `unknown` and `none` are choices like others; elsewhere they
    /// are as empty as what nobody asked.
    public String read(Item.Question question) {
        return switch (standing) {
            case GIVEN -> value;
            case NOT_ASKED -> "";
            case UNKNOWN -> question.type().selects() ? Choice.UNKNOWN : "";
            case NONE -> question.type().selects() ? Choice.NONE : "";
        };
    }

    @Override
    public String toString() {
        return "Answer[" + standing + ", hidden]";
    }
}
