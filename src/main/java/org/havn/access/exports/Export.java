package org.havn.access.exports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file that left, or is about to. Its content is elsewhere.
record Export(
        UUID id,
        String file,
        String subjectType,
        String subject,
        ExportPurpose purpose,
        String because,
        UUID recipient,
        int persons,
        UUID account,
        Instant madeAt,
        State state,
        @Nullable Instant collectedAt) {

    enum State {
        /// A second person has to agree.
        WAITING,
        /// Whoever asked can fetch it.
        READY,
        /// Nobody has it here any more.
        GONE
    }
}
