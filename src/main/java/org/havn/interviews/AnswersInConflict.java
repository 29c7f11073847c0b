package org.havn.interviews;

import org.havn.platform.Refusal;

/// Two answers to one question wait for somebody to decide.
public final class AnswersInConflict extends Refusal {
    AnswersInConflict(int waiting) {
        super(Kind.NOT_NOW, "answers-in-conflict", waiting);
    }
}
