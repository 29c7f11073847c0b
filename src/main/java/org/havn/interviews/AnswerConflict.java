package org.havn.interviews;

import java.time.Instant;
import java.util.UUID;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;

/// Two answers to one question, written by people or devices that did not see each other's. A person decides.
///
/// @param here what stands
/// @param other what came later and stands beside it
public record AnswerConflict(UUID id, InterviewId interview, FieldPath path, Side here, Side other) {
    /// One of the two.
    public record Side(Answer answer, int version, UUID by, Instant at, String device) {}
}
