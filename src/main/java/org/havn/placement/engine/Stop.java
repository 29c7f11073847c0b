package org.havn.placement.engine;

import java.time.Duration;

/// When to stop: time is up, or somebody cancelled. The only clock that a solve looks at.
final class Stop {
    private final long deadline;
    private final long started = System.nanoTime();
    private final SolveProgress progress;
    private volatile boolean struck;

    Stop(Duration limit, SolveProgress progress) {
        this.progress = progress;
        long nanos =
                limit.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : limit.toNanos();
        this.deadline = started + nanos;
    }

    /// Whether to stop now; once it has said so, it goes on saying so.
    boolean now() {
        if (!struck && (System.nanoTime() - deadline >= 0 || progress.cancelled())) {
            struck = true;
        }
        return struck;
    }

    /// Whether a stop has decided anything.
    boolean struck() {
        return struck;
    }

    double secondsLeft() {
        return Math.max(0, (deadline - System.nanoTime()) / 1e9);
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
