package org.havn.audit.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How far the log is, for pages and for the watch over it.
@Component
public class AuditLog {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final LogRows rows;
    private final Deliveries deliveries;
    private final Clock clock;
    private @Nullable LogStatus last;
    private Instant lastAsked = Instant.EPOCH;

    AuditLog(LogRows rows, Deliveries deliveries, Clock clock) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /// The state of a few seconds ago at most.
    public synchronized LogStatus status() {
        var now = clock.instant();
        if (last == null || now.isAfter(lastAsked.plus(FRESH))) {
            last = rows.status(deliveries.names());
            lastAsked = now;
        }
        return last;
    }

    /// How old the last signed head is while something is newer than it; zero while it covers everything.
    double secondsBehind() {
        var status = status();
        if (status.covered() || status.lastHead() == null) {
            return 0;
        }
        return seconds(status.lastHead().moment());
    }

    /// For how long a witness has been without a head that there is.
    double secondsBehind(String witness) {
        var since = status().behindSince().get(witness);
        return since == null ? 0 : seconds(since);
    }

    private double seconds(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}
