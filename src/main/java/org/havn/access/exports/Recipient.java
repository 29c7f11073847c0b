package org.havn.access.exports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody outside, or an office of one's own, to whom files can be sealed.
record Recipient(
        UUID id,
        String name,
        String organisation,
        Certificate certificate,
        UUID askedBy,
        Instant askedAt,
        @Nullable Instant registeredAt,
        @Nullable Instant endedAt) {

    boolean usableAt(Instant now) {
        return registeredAt != null && endedAt == null && certificate.goodAt(now);
    }

    /// As people choose them: name and organisation.
    String called() {
        return name + ", " + organisation;
    }
}
