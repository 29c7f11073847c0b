package org.havn.interviews;

import org.havn.platform.Refusal;

/// The form takes no such answer to this question.
public final class AnswerNotTaken extends Refusal {
    AnswerNotTaken() {
        super(Kind.NOT_VALID, "answer-not-taken");
    }
}
