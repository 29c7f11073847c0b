package org.havn.placement.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.havn.placement.engine.SolveProgress;
import org.jspecify.annotations.Nullable;

/// A running worker: its messages, its memory, its end.
final class WorkerProcess implements AutoCloseable {
    static final String STOP = "stop";
    /// Where programs and one's own files are, and how file names are written.
    private static final Set<String> NEEDED =
            Set.of("PATH", "HOME", "XDG_CACHE_HOME", "LANG", "LC_ALL", "LC_CTYPE", "SystemRoot");

    private static final Duration GLANCE = Duration.ofMillis(200);

    private final Process process;
    private final WorkerLimits limits;
    private final LastWords lastWords = new LastWords();
    private final Thread messages;
    private final Thread words;
    private volatile @Nullable WorkerMessage ending;
    private volatile long peak;
    private volatile Duration processorTime = Duration.ZERO;
    private volatile long stopAskedAt;

    private WorkerProcess(Process process, WorkerLimits limits, Consumer<SolveProgress.Report> listener) {
        this.process = process;
        this.limits = limits;
        messages = Thread.ofVirtual().start(() -> listen(listener));
        words = Thread.ofVirtual().start(() -> lastWords.listenTo(process.errorReader(StandardCharsets.UTF_8)));
    }

    static WorkerProcess start(WorkerCommand command, Consumer<SolveProgress.Report> listener) throws IOException {
        var builder = new ProcessBuilder(command.line());
        // The site's variables hold the way into the database, and options for another JVM: neither is the solver's.
        builder.environment().keySet().retainAll(NEEDED);
        builder.environment().put("MALLOC_ARENA_MAX", "4");
        return new WorkerProcess(builder.start(), command.limits(), listener);
    }

    long pid() {
        return process.pid();
    }

    /// The most memory that the worker was seen with, or told of itself, in bytes.
    long peak() {
        return peak;
    }

    /// The processor time that the worker was last seen to have taken, all its threads together.
    Duration processorTime() {
        return processorTime;
    }

    /// Asks the worker to end with the best plan it has.
    void stop() {
        stopAskedAt = System.nanoTime();
        try {
            @SuppressWarnings("resource") // closed with the process; closing it now would mean "your parent is dead"
            OutputStream in = process.getOutputStream();
            in.write((STOP + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            lastWords.add("It was gone when it was asked to stop: " + e.getMessage());
        }
    }

    boolean stopAsked() {
        return stopAskedAt != 0;
    }

    /// Waits for the end, and brings it about when the worker takes longer than it may.
    ///
    /// @param limit how long it may take; after a [#stop()], the grace of its limits is all that it gets
    WorkerEnding await(Duration limit) throws InterruptedException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!process.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, ProcessMemory.peak(process.pid()));
            processorTime = process.info().totalCpuDuration().orElse(processorTime);
            var now = System.nanoTime();
            var overdue = now - deadline > 0;
            var deaf = stopAsked() && now - stopAskedAt > limits.grace().toNanos();
            if (overdue || deaf) {
                process.destroyForcibly().waitFor();
                return overdue && !stopAsked() ? new WorkerEnding.Overdue() : new WorkerEnding.Stopped();
            }
        }
        messages.join();
        words.join();
        return switch (ending) {
            case WorkerMessage.Finished(var own) -> {
                peak = Math.max(peak, own);
                yield new WorkerEnding.Finished();
            }
            case WorkerMessage.HeapExhausted() -> new WorkerEnding.OutOfMemory();
            case WorkerMessage.Failed(var what) -> new WorkerEnding.Died(process.exitValue(), what);
            case WorkerMessage.Advanced ignored -> died();
            case null -> died();
        };
    }

    private WorkerEnding died() {
        return WorkerEnding.of(process.exitValue(), lastWords.text(), peak, limits);
    }

    private void listen(Consumer<SolveProgress.Report> listener) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var message = WorkerMessage.parse(line);
                if (message.isEmpty()) {
                    lastWords.add(line);
                } else if (message.get() instanceof WorkerMessage.Advanced(var report)) {
                    tell(listener, report);
                } else {
                    ending = message.get();
                }
            }
        } catch (IOException closed) {
            lastWords.add("Its messages broke off: " + closed.getMessage());
        }
    }

    /// A listener that fails must not stop the listening: the worker would wait for ever to be heard.
    private void tell(Consumer<SolveProgress.Report> listener, SolveProgress.Report report) {
        try {
            listener.accept(report);
        } catch (RuntimeException e) {
            lastWords.add("Its listener failed: " + e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
