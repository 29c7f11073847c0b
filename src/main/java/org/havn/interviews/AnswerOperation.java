package org.havn.interviews;

import java.time.Instant;
import java.util.UUID;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.jspecify.annotations.Nullable;

/// Somebody writes an answer down, here or on a device that was away. Sending it again changes nothing.
///
/// @param key made by whoever sends it (UUID version 7); the same key is the same act
/// @param base the version that the writer saw; 0 where there was no answer
/// @param after the operation of the same device that it was written on top of, where that one had not been answered
/// yet
/// @param device which device, as it calls itself; never a person's name
/// @param at by the device's clock
public record AnswerOperation(
        UUID key,
        InterviewId interview,
        FieldPath path,
        Answer answer,
        int base,
        @Nullable UUID after,
        String device,
        Instant at) {

    /// Written on top of what the house had answered.
    public AnswerOperation(
            UUID key, InterviewId interview, FieldPath path, Answer answer, int base, String device, Instant at) {
        this(key, interview, path, answer, base, null, device, at);
    }
}
