package org.havn.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants to know of the trail; what is null is not asked.
///
/// @param from the earliest moment, included
/// @param until the moment before which it happened
/// @param page counted from 1
public record TrailQuestion(
        @Nullable String act,
        @Nullable UUID account,
        @Nullable String caseNumber,
        @Nullable Instant from,
        @Nullable Instant until,
        int page,
        int pageSize) {

    public TrailQuestion {
        if (page < 1 || pageSize < 1 || pageSize > 500) {
            throw new IllegalArgumentException("A page counts from 1 and has 1 to 500 rows");
        }
    }

    /// Everything.
    public static TrailQuestion everything() {
        return new TrailQuestion(null, null, null, null, null, 1, 50);
    }
}
