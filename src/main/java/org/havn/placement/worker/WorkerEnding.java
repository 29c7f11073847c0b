package org.havn.placement.worker;

import java.util.Locale;

/// How a worker process came to its end.
sealed interface WorkerEnding {
    record Finished() implements WorkerEnding {}

    /// It was asked to stop, did not, and was ended.
    record Stopped() implements WorkerEnding {}

    /// It took longer than it may, and was ended.
    record Overdue() implements WorkerEnding {}

    record OutOfMemory() implements WorkerEnding {}

    record Died(int exit, String lastWords) implements WorkerEnding {}

    /// What `-XX:+ExitOnOutOfMemoryError` leaves with.
    int JAVA_OUT_OF_MEMORY = 3;

    int KILLED = 128 + 9;
    int ABORTED = 128 + 6;

    /// Tells want of memory from other deaths. The solver's native code aborts when it is refused memory, and says so
    /// more or
    /// less clearly; the kernel kills without a word, so there the memory last seen must speak.
    static WorkerEnding of(int exit, String lastWords, long peakBytes, WorkerLimits limits) {
        var words = lastWords.toLowerCase(Locale.ROOT);
        var saysSo = words.contains("bad_alloc")
                || words.contains("out of memory")
                || words.contains("outofmemory")
                || words.contains("insufficient memory")
                || words.contains("cannot allocate memory");
        var allowed = (limits.heapMegabytes() + (long) limits.nativeMegabytes()) << 20;
        var nearTheLimit = (exit == KILLED || exit == ABORTED) && peakBytes > 0.9 * allowed;
        return exit == JAVA_OUT_OF_MEMORY || saysSo || nearTheLimit ? new OutOfMemory() : new Died(exit, lastWords);
    }
}
