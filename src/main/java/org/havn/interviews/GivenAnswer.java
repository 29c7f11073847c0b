package org.havn.interviews;

import java.time.Instant;
import java.util.UUID;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.people.PersonId;
import org.jspecify.annotations.Nullable;

/// An answer as it stands now. What has no row was not asked.
///
/// @param person whom it is about; null where it is about the household
/// @param version counts the answers to this question, from 1
/// @param by the account that wrote it down
/// @param at by the clock of the device on which it was written
public record GivenAnswer(
        FieldPath path, @Nullable PersonId person, Answer answer, int version, UUID by, Instant at, String device) {

    /// The name of the question in its form.
    public String question() {
        return path.name();
    }
}
