package org.havn.placement.worker;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// What one solve may use.
///
/// @param heapMegabytes for the problem and the plan in Java
/// @param nativeMegabytes for the solver's own memory, outside the Java heap; held where the system can (Linux)
/// @param grace how long the worker may take beyond its time limit, or after being asked to stop, before it is ended
public record WorkerLimits(int heapMegabytes, int nativeMegabytes, Duration grace) {

    /// Enough for a national year.
    public static final WorkerLimits USUAL = new WorkerLimits(1536, 3072, Duration.ofSeconds(10));

    public WorkerLimits {
        if (heapMegabytes < 8 || nativeMegabytes < 8) {
            throw new IllegalArgumentException(
                    "A worker needs some memory, but this was %d and %d MB".formatted(heapMegabytes, nativeMegabytes));
        }
    }

    /// As much as this machine can well spare: the smaller of what a national year wants and half of what there is.
    public static WorkerLimits ofThisMachine() {
        var half = (int) Math.min(Integer.MAX_VALUE, machineMemory() >> 21);
        return half == 0 ? USUAL : ofMegabytes(Math.clamp(half, 512, USUAL.heapMegabytes + USUAL.nativeMegabytes));
    }

    /// So much together, a third of it for Java.
    public static WorkerLimits ofMegabytes(int megabytes) {
        return new WorkerLimits(megabytes / 3, megabytes - megabytes / 3, USUAL.grace);
    }

    /// @return bytes, or 0 where the system does not tell
    private static long machineMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }
}
