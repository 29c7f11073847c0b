package org.havn.audit.log;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far the log is.
///
/// @param leaves how many events have their place in it
/// @param waiting how many have none yet
/// @param lastHead the newest signed head, or null before the first
/// @param lastVerification the newest outcome that was noted, or null before the first
/// @param behindSince for each witness that has not taken every head: since when
public record LogStatus(
        long leaves,
        long waiting,
        @Nullable Head lastHead,
        @Nullable Verified lastVerification,
        Map<String, Instant> behindSince) {
    public LogStatus {
        behindSince = Map.copyOf(behindSince);
    }

    /// A head as far as a status tells it.
    public record Head(long size, Instant moment) {}

    /// What `havn audit verify` noted.
    public record Verified(Instant moment, long leaves, int findings) {}

    /// Whether every event stands under a signed head.
    public boolean covered() {
        return waiting == 0 && leaves == (lastHead == null ? 0 : lastHead.size());
    }
}
