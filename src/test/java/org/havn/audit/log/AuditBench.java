package org.havn.audit.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many events a second are recorded and numbered. Not a test of the suite: `bench/audit.sh` runs it.
class AuditBench {
    private static final int EVENTS = Integer.getInteger("havn.bench.events", 50_000);
    private static final int WRITERS = 4;

    @TempDir
    private Path folder;

    @Test
    void eventsAreRecordedAndNumbered() throws Exception {
        var log = new TestLog(folder);
        log.write(500);
        log.sequence();

        var writing = System.nanoTime();
        inParallel(log);
        tell("recorded, each in a transaction of its own, %d writers".formatted(WRITERS), EVENTS, writing);

        var numbering = System.nanoTime();
        var numbered = log.sequence();
        tell("numbered, hashed and kept, nobody else at work", numbered, numbering);

        var both = System.nanoTime();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var writers = threads.submit(() -> inParallel(log));
            long taken = 0;
            while (!writers.isDone()) {
                taken += log.sequence();
            }
            taken += log.sequence();
            writers.get();
            tell("recorded and numbered at the same time", taken, both);
        }
    }

    private static Void inParallel(TestLog log) throws Exception {
        var running = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                running.add(threads.submit(() -> log.writeOverOneConnection(EVENTS / WRITERS)));
            }
            for (var writer : List.copyOf(running)) {
                writer.get();
            }
        }
        return null;
    }

    private static void tell(String what, long events, long since) {
        var seconds = (System.nanoTime() - since) / 1e9;
        System.out.printf(
                Locale.ROOT, "%-60s %,9d events %8.1f s %,9.0f /s%n", what, events, seconds, events / seconds);
    }
}
