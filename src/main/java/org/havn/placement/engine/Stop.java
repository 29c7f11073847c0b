package org.havn.placement.engine;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// When to stop: time is up, or somebody cancelled. The only clock that a solve looks at.
final class Stop {
    private final LongSupplier nanos;
    private final long deadline;
    private final long started;
    private final SolveProgress progress;
    private volatile boolean struck;
    private volatile boolean hurried;
    private final @Nullable Stop whole;

    Stop(Duration limit, SolveProgress progress) {
        this(limit, progress, System::nanoTime);
    }

    /// @param nanos a clock that counts nanoseconds from anywhere
    Stop(Duration limit, SolveProgress progress, LongSupplier nanos) {
        this(limit, progress, nanos, null);
    }

    private Stop(Duration limit, SolveProgress progress, LongSupplier nanos, @Nullable Stop whole) {
        this.whole = whole;
        this.progress = progress;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        long allowed =
                limit.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() : limit.toNanos();
        this.deadline = started + allowed;
    }

    /// Whether to stop now; once it has said so, it goes on saying so.
    boolean now() {
        if (!struck && (nanos.getAsLong() - deadline >= 0 || progress.cancelled())) {
            struck = true;
            if (whole != null) {
                whole.hurried = true;
            }
        }
        return struck;
    }

    /// A stop for one part of the work, which may have so much of the time that is left. Where it strikes, the whole
    /// goes on, and its plan has depended on the clock all the same.
    Stop part(double share) {
        return new Stop(Duration.ofNanos((long) (secondsLeft() * share * 1e9)), progress, nanos, this);
    }

    /// Whether a stop has decided anything.
    boolean struck() {
        return struck || hurried;
    }

    double secondsLeft() {
        return Math.max(0, (deadline - nanos.getAsLong()) / 1e9);
    }

    double seconds() {
        return (nanos.getAsLong() - started) / 1e9;
    }
}
