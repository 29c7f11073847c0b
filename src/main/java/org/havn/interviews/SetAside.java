package org.havn.interviews;

import java.time.Instant;
import java.util.UUID;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;

/// An answer that found no place any more when it came.
///
/// @param tooLate whether the interview was sealed meanwhile; otherwise its form has no such question, or not for this
///     person
public record SetAside(UUID id, FieldPath path, Answer answer, boolean tooLate, UUID by, Instant at, String device) {}
