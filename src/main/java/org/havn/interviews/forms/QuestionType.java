package org.havn.interviews.forms;

import java.util.Arrays;
import java.util.Optional;

/// What kind of answer a question takes.
public enum QuestionType {
    TEXT("text", "string"),
    INTEGER("integer", "int"),
    DECIMAL("decimal", "decimal"),
    DATE("date", "date"),
    SELECT_ONE("select_one", "string"),
    SELECT_MULTIPLE("select_multiple", "string"),
    /// A recording.
    AUDIO("audio", "binary"),
    /// Something that is read out, and takes no answer.
    NOTE("note", "string"),
    /// Nobody is asked; the form works it out.
    CALCULATE("calculate", "string");

    private final String xlsform;
    private final String bind;

    QuestionType(String xlsform, String bind) {
        this.xlsform = xlsform;
        this.bind = bind;
    }

    /// The word in XLSForm's column `type`.
    public String xlsform() {
        return xlsform;
    }

    /// The type in an XForm's `bind`.
    public String bind() {
        return bind;
    }

    /// Whether its answers come from a list.
    public boolean selects() {
        return this == SELECT_ONE || this == SELECT_MULTIPLE;
    }

    /// Whether somebody answers it.
    public boolean isAsked() {
        return this != NOTE && this != CALCULATE;
    }

    static Optional<QuestionType> ofXlsform(String word) {
        return Arrays.stream(values()).filter(it -> it.xlsform.equals(word)).findFirst();
    }
}
