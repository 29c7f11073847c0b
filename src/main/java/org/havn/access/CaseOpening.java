package org.havn.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody opened a case that is not theirs.
///
/// @param review what the second person found; null while nobody has reviewed it
public record CaseOpening(
        UUID id,
        String caseNumber,
        UUID account,
        Kind kind,
        String because,
        Instant since,
        Instant until,
        @Nullable UUID reviewedBy,
        @Nullable String review) {

    /// On what ground.
    public enum Kind {
        /// For a purpose, within the same organisation, within a budget.
        PURPOSE,
        /// In an emergency; somebody else reviews it within three days.
        BREAK_GLASS
    }
}
