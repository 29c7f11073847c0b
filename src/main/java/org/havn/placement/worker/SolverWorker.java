package org.havn.placement.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.SolveProgress;

/// One solve in a process of its own.
///
/// ```java
/// try (var worker = SolverWorker.start(task, WorkerLimits.USUAL, report -> …)) {
///     var outcome = worker.await();
/// }
/// ```
///
/// [#stop()] may be called from any thread; [#close()] ends the process, whatever it is doing, and wipes its folder.
public final class SolverWorker implements AutoCloseable {
    private final SolveTask task;
    private final Workplace workplace;
    private final WorkerProcess process;
    private final Duration limit;
    private final LastBound lastBound;
    private final Thread atShutdown = new Thread(this::abandon);

    private SolverWorker(
            SolveTask task, Workplace workplace, WorkerProcess process, Duration limit, LastBound lastBound) {
        this.task = task;
        this.workplace = workplace;
        this.process = process;
        this.limit = limit;
        this.lastBound = lastBound;
        Runtime.getRuntime().addShutdownHook(atShutdown);
    }

    /// Starts a worker.
    ///
    /// @param listener hears how the solve goes, on a thread of the worker's
    /// @throws IOException if no process or no folder can be had
    public static SolverWorker start(SolveTask task, WorkerLimits limits, Consumer<SolveProgress.Report> listener)
            throws IOException {
        return start(task, limits, Solver.Havn.class, listener);
    }

    /// The same with another solver, for measuring.
    public static SolverWorker start(
            SolveTask task,
            WorkerLimits limits,
            Class<? extends Solver> solver,
            Consumer<SolveProgress.Report> listener)
            throws IOException {
        var workplace = Workplace.make();
        try {
            workplace.putTask(TaskParts.of(task));
            var lastBound = new LastBound();
            var process = WorkerProcess.start(new WorkerCommand(limits, workplace.folder(), solver), report -> {
                lastBound.note(report);
                listener.accept(report);
            });
            return new SolverWorker(task, workplace, process, longest(task, limits), lastBound);
        } catch (IOException | RuntimeException e) {
            workplace.close();
            throw e;
        }
    }

    /// The engine keeps its own time limit; this is for a solver that does not listen, and for explanations, which may
    /// take as
    /// long again.
    private static Duration longest(SolveTask task, WorkerLimits limits) {
        var solving = task.options().timeLimit();
        return (task.explained() ? solving.multipliedBy(2) : solving).plus(limits.grace());
    }

    /// Waits for the end of the solve. Interrupting the waiting thread leaves the worker as it is.
    public WorkerOutcome await() throws InterruptedException, IOException {
        var ending = process.await(limit);
        var result = workplace.result(ResultParts.class);
        if (result.isPresent() && !process.stopAsked()) {
            // Even if the worker died later, over its explanations, the plan with its proof is whole.
            var explanations =
                    ending instanceof WorkerEnding.Finished ? workplace.explanations() : Optional.<Explanations>empty();
            return new WorkerOutcome.Solved(result.get().result(task.problem()), explanations);
        }
        var best = result.isPresent() ? kept(result.get()) : kept();
        return switch (ending) {
            case WorkerEnding.Finished _, WorkerEnding.Stopped _ -> new WorkerOutcome.Cancelled(best);
            case WorkerEnding.Overdue _ -> new WorkerOutcome.TimedOut(best);
            case WorkerEnding.OutOfMemory _ -> new WorkerOutcome.OutOfMemory(best);
            case WorkerEnding.Died(var exit, var words) -> new WorkerOutcome.Crashed(exit, words, best);
        };
    }

    /// The result, once it is there: with explanations wanted the worker goes on with those. What [#await()] answers is
    /// the same.
    public Optional<PlacementResult> found() throws IOException {
        return workplace.result(ResultParts.class).map(it -> it.result(task.problem()));
    }

    /// Asks the worker to stop and to keep the best plan it has; [#await()] then answers [WorkerOutcome.Cancelled].
    public void stop() {
        process.stop();
    }

    /// The worker's process id, for looking at it from outside.
    public long pid() {
        return process.pid();
    }

    Path folder() {
        return workplace.folder();
    }

    /// The most memory that the worker had, in bytes, native memory included; 0 where the system does not tell.
    public long peakMemory() {
        return process.peak();
    }

    /// The processor time that the worker took, all its threads together, to within a fifth of a second: on a busy
    /// machine it
    /// says more than the clock.
    public Duration processorTime() {
        return process.processorTime();
    }

    private Optional<KeptPlan> kept() throws IOException {
        return workplace
                .plan(PlanParts.class)
                .map(parts -> parts.plan(task.problem()))
                .filter(plan -> Plans.keepAllRules(plan, task))
                .map(plan -> new KeptPlan(plan, lastBound.value()));
    }

    private Optional<KeptPlan> kept(ResultParts parts) {
        var result = parts.result(task.problem());
        return Optional.ofNullable(result.plan()).map(plan -> new KeptPlan(plan, Optional.of(result.bound())));
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException shuttingDown) {
            return; // the hook does it
        }
        process.close();
        workplace.close();
    }

    private void abandon() {
        try {
            process.close();
            workplace.close();
        } catch (IOException e) {
            System.err.println("A solver's folder stays behind: " + e.getMessage());
        }
    }
}
