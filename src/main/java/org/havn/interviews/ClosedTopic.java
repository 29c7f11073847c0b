package org.havn.interviews;

import java.time.Instant;
import java.util.UUID;
import org.havn.interviews.forms.Topic;
import org.havn.people.PersonId;

/// A topic about which a person is not asked again.
public record ClosedTopic(UUID id, PersonId person, Topic topic, UUID closedBy, Instant at) {}
