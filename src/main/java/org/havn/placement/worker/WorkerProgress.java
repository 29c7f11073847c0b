package org.havn.placement.worker;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.havn.placement.engine.PlacementPlan;
import org.havn.placement.engine.SolveProgress;
import org.jspecify.annotations.Nullable;

/// Passes on how the solve goes, and leaves each better plan in the workplace. A thread of its own does the writing, so
/// that
/// solver threads never wait; of several plans that come at once it writes the last.
final class WorkerProgress implements SolveProgress {
    private final Workplace workplace;
    private final PrintStream out;
    private final AtomicReference<@Nullable PlacementPlan> latest = new AtomicReference<>();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("plans").factory());
    private volatile boolean cancelled;

    WorkerProgress(Workplace workplace, PrintStream out) {
        this.workplace = workplace;
        this.out = out;
    }

    @Override
    public void report(Report report) {
        out.println(new WorkerMessage.Advanced(report).line());
    }

    @Override
    public void better(PlacementPlan plan) {
        if (latest.getAndSet(plan) == null) {
            writer.execute(this::write);
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    /// Waits until the last better plan is written; no more will come.
    void settle() {
        writer.close();
    }

    private void write() {
        var plan = latest.getAndSet(null);
        if (plan == null) {
            return;
        }
        try {
            workplace.putPlan(PlanParts.of(plan));
        } catch (IOException e) {
            System.err.println("A better plan could not be written: " + e);
        }
    }
}
