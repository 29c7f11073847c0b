package org.havn.publishing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A release of figures: counted on a day, out when two people have agreed.
record Release(UUID id, LocalDate countedOn, int threshold, State state, Instant madeAt) {
    /// How far it has come.
    enum State {
        DRAFT,
        PUBLISHED,
        REFUSED
    }
}
