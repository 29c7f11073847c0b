package org.havn.placement.files;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.ProblemNotValid;
import org.havn.placement.engine.SolveStatus;
import org.havn.placement.worker.Explanations;
import org.havn.placement.worker.KeptPlan;
import org.havn.placement.worker.SolveTask;
import org.havn.placement.worker.Solver;
import org.havn.placement.worker.SolverWorker;
import org.havn.placement.worker.WorkerLimits;
import org.havn.placement.worker.WorkerOutcome;
import org.jspecify.annotations.Nullable;

/// One run of `havn place`, from tables to files.
///
/// @param solver that the worker is to use
/// @param started when the command began, by [System#nanoTime()]
record PlaceRun(
        Path directory,
        Path target,
        PlacementOptions options,
        WorkerLimits limits,
        Class<? extends Solver> solver,
        boolean json,
        PrintWriter out,
        PrintWriter err,
        long started) {
    static final int DONE = 0;
    static final int BROKEN = 1;
    static final int BAD_INPUT = 2;
    static final int INFEASIBLE = 3;
    static final int OUT_OF_TIME = 4;

    int run() throws IOException, InterruptedException {
        PlacementTables tables;
        PlacementProblem problem;
        try {
            tables = PlacementTables.read(directory, Limits.USUAL);
            problem = ProblemOfTables.of(tables);
        } catch (BadInput e) {
            e.faults().forEach(err::println);
            if (e.more()) {
                err.println("Reading stopped after %d faults; there may be more."
                        .formatted(e.faults().size()));
            }
            return BAD_INPUT;
        } catch (ProblemNotValid e) {
            err.println("havn place: " + e.getMessage());
            return BAD_INPUT;
        }
        tables.warnings().forEach(warning -> err.println("warning: " + warning));
        err.flush();
        Files.createDirectories(target);
        var order = tables.families().ids().names();
        var told = new Told(problem, order, tables.warnings());
        return switch (solve(problem)) {
            case WorkerOutcome.Solved(var result, var explanations) -> solved(told, result, explanations.orElse(null));
            case WorkerOutcome.Cancelled(var best) ->
                kept(told, best.orElse(null), "The solve was stopped", OUT_OF_TIME);
            case WorkerOutcome.TimedOut(var best) ->
                kept(told, best.orElse(null), "The solver did not end in time and was ended", OUT_OF_TIME);
            case WorkerOutcome.OutOfMemory(var best) -> kept(told, best.orElse(null), outOfMemory(), BROKEN);
            case WorkerOutcome.Crashed(var exit, var words, var best) ->
                kept(told, best.orElse(null), "The solver's process died (%d): %s".formatted(exit, words), BROKEN);
        };
    }

    /// What all endings need to know.
    private record Told(PlacementProblem problem, List<String> order, List<String> warnings) {}

    private String outOfMemory() {
        return "The solver used all the memory that it may have (%d MB); --memory allows it more"
                .formatted(limits.heapMegabytes() + limits.nativeMegabytes());
    }

    private WorkerOutcome solve(PlacementProblem problem) throws IOException, InterruptedException {
        try (var bar = new ProgressBar(err, ErrorStream.ofThisProcess());
                var worker = SolverWorker.start(
                        SolveTask.of(problem, options),
                        limits,
                        solver,
                        report -> bar.show(report, options.timeLimit()))) {
            bar.show(0, "starting the solver");
            return worker.await();
        }
    }

    private int solved(Told told, PlacementResult result, @Nullable Explanations explanations) throws IOException {
        var summary = Summary.of(result, told.problem().families(), seconds(), options);
        var warnings = new ArrayList<>(told.warnings());
        var plan = result.plan();
        if (plan != null && explanations == null) {
            warnings.add("The explanations could not be made in time.");
        } else if (explanations != null
                && explanations.families().size() < told.problem().families()) {
            warnings.add("There was time to explain %d of %d families."
                    .formatted(explanations.families().size(), told.problem().families()));
        }
        if (explanations != null && !explanations.oneMoreAsked()) {
            warnings.add("There was no time to ask what one more place would add.");
        }
        warnings.stream().skip(told.warnings().size()).forEach(warning -> err.println("warning: " + warning));
        if (plan != null) {
            PlacementsFile.write(target, plan, told.order());
        }
        new ExplanationsFile(
                        summary,
                        warnings,
                        result.stages(),
                        result.infeasible(),
                        told.problem(),
                        result.prices(),
                        explanations)
                .write(target);
        result.infeasible().forEach(reason -> err.println(InfeasibleWords.sentence(reason)));
        print(summary, warnings);
        return switch (result.status()) {
            case OPTIMAL, FEASIBLE -> DONE;
            case INFEASIBLE -> INFEASIBLE;
            case TIME_OUT_WITHOUT_PLAN -> OUT_OF_TIME;
        };
    }

    /// The solve did not come to its end, and left perhaps a plan.
    private int kept(Told told, @Nullable KeptPlan best, String what, int withoutPlan) throws IOException {
        err.println("havn place: " + what + (best == null ? "." : "; this is the best plan it had."));
        if (best == null) {
            print(unfinished(told, null), told.warnings());
            return withoutPlan;
        }
        var warnings = new ArrayList<>(told.warnings());
        warnings.add(what);
        var summary = unfinished(told, best);
        PlacementsFile.write(target, best.plan(), told.order());
        new ExplanationsFile(summary, warnings, List.of(), List.of(), told.problem(), null, null).write(target);
        print(summary, warnings);
        return DONE;
    }

    private Summary unfinished(Told told, @Nullable KeptPlan best) {
        return new Summary(
                best == null ? SolveStatus.TIME_OUT_WITHOUT_PLAN : SolveStatus.FEASIBLE,
                best == null ? null : best.plan().value(),
                best == null ? null : best.bound().orElse(null),
                best == null ? null : best.gap().orElse(null),
                best == null ? 0 : best.plan().placed(),
                told.problem().families(),
                seconds(),
                true,
                options);
    }

    private double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    private void print(Summary summary, List<String> warnings) {
        if (json) {
            var text = new StringWriter();
            try (var line = Json.compact(text)) {
                line.object(() -> new SummaryJson(line).write(summary, warnings));
            }
            out.println(text);
        } else {
            out.println(summary.line());
        }
        out.flush();
    }
}
