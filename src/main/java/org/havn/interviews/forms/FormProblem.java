package org.havn.interviews.forms;

/// What is wrong with a file of a form, so that whoever wrote it can mend it.
///
/// @param stops false where the form works without it and only says what is left out
public record FormProblem(Where where, String expected, String found, String cure, boolean stops) {

    static FormProblem of(Where where, String expected, String found, String cure) {
        return new FormProblem(where, expected, found, cure, true);
    }

    static FormProblem leftOut(Where where, String found, String why) {
        return new FormProblem(where, "something that Havn uses", found, why, false);
    }

    @Override
    public String toString() {
        return where + ": " + (stops ? "expected " + expected + ", found " : "left out: ") + found + ". " + cure;
    }
}
