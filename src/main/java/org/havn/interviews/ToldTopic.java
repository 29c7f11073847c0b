package org.havn.interviews;

import java.time.Instant;
import java.util.UUID;
import org.havn.interviews.forms.Topic;
import org.havn.people.PersonId;
import org.jspecify.annotations.Nullable;

/// Somebody has told about a topic already: who heard it, and when.
///
/// @param person null where it is about the household
/// @param heardBy the account of whoever held the interview
public record ToldTopic(
        InterviewId interview, @Nullable PersonId person, Topic topic, UUID heardBy, Instant first, Instant last) {}
