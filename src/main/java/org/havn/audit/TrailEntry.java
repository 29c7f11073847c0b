package org.havn.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it stands in the trail.
///
/// @param act the act's code; an act that no module names any more is still told
/// @param detail canonical JSON of ids and codes
/// @param request what happened in the same request has the same id
/// @param leaf its number in the log, or null until the sequencer has come by
public record TrailEntry(
        UUID id,
        Instant moment,
        Who who,
        String act,
        Subject on,
        @Nullable String caseNumber,
        @Nullable String purpose,
        String detail,
        @Nullable UUID request,
        @Nullable Long leaf) {}
