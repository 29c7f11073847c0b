package org.havn.interviews;

import java.util.UUID;

/// What became of an [AnswerOperation].
public sealed interface AnswerOutcome {
    /// It stands, or the same stood already; this is its version now.
    record Kept(int version) implements AnswerOutcome {}

    /// Somebody had written another answer meanwhile. Both are kept, and a person decides.
    record InConflict(UUID conflict, int version) implements AnswerOutcome {}

    /// The interview is sealed; nothing of it changes any more.
    record TooLate() implements AnswerOutcome {}

    /// The form has no such question, or not for this person, or the value cannot be an answer to it.
    record NotAnAnswer() implements AnswerOutcome {}
}
