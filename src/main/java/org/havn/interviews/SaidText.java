package org.havn.interviews;

import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;

/// What is sealed of an answer: to which question, how far it got, and what was said.
record SaidText(FieldPath path, Answer answer) {
    /// The sealed text: path, standing and value, each on a line of its own; the value may have more lines.
    String text() {
        return path + "\n" + answer.standing() + "\n" + answer.value();
    }

    static SaidText of(String text) {
        var parts = text.split("\n", 3);
        return new SaidText(FieldPath.of(parts[0]), new Answer(Answer.Standing.valueOf(parts[1]), parts[2]));
    }

    @Override
    public String toString() {
        return "SaidText[hidden]";
    }
}
