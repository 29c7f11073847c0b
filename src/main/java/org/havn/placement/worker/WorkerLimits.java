package org.havn.placement.worker;

import java.time.Duration;

/// What one solve may use.
///
/// @param heapMegabytes for the problem and the plan in Java
/// @param nativeMegabytes for the solver's own memory, outside the Java heap; held where the system can (Linux)
/// @param grace how long the worker may take beyond its time limit, or after being asked to stop, before it is ended
public record WorkerLimits(int heapMegabytes, int nativeMegabytes, Duration grace) {

    /// Enough for a national year.
    public static final WorkerLimits USUAL = new WorkerLimits(1024, 3072, Duration.ofSeconds(10));

    public WorkerLimits {
        if (heapMegabytes < 8 || nativeMegabytes < 8) {
            throw new IllegalArgumentException(
                    "A worker needs some memory, but this was %d and %d MB".formatted(heapMegabytes, nativeMegabytes));
        }
    }
}
