package org.havn.placement.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.worker.SolveTask;
import org.havn.placement.worker.Solver;
import org.havn.placement.worker.SolverWorker;
import org.havn.placement.worker.WorkerLimits;

/// One run of a row: the same work by Havn, by the greedy list and by a general solver, each under the same limits.
record Trial(long seed, int families, int pairs, Measured havn, Measured greedy, Measured general) {

    /// @param rivals whether the general solver runs too, which may take as long as the row's time limit
    static Trial run(BenchRow row, long seed, boolean rivals) throws IOException, InterruptedException {
        var problem = row.work().problem(seed);
        var havn = inWorker(row, problem, seed, Solver.Havn.class, row.explained());
        var greedy = greedy(problem);
        var general = rivals
                ? inWorker(row, problem, seed, WholeModelCpSat.class, false)
                : new Measured(null, null, 0, 0, 0, 0, "not run");
        return new Trial(seed, problem.families(), problem.pairs(), havn, greedy, general);
    }

    private static Measured inWorker(
            BenchRow row, PlacementProblem problem, long seed, Class<? extends Solver> solver, boolean explained)
            throws IOException, InterruptedException {
        var options = PlacementOptions.standard()
                .withTimeLimit(Duration.ofSeconds(row.seconds()))
                .withGap(row.gap())
                .withSeed(seed);
        var plain = SolveTask.of(problem, options);
        var limits = new WorkerLimits(row.heapMegabytes(), row.nativeMegabytes(), Duration.ofSeconds(30));
        var started = System.nanoTime();
        try (var worker =
                SolverWorker.start(explained ? plain : plain.withoutExplanations(), limits, solver, report -> {})) {
            var outcome = worker.await();
            var seconds = (System.nanoTime() - started) / 1e9;
            return Measured.of(outcome, seconds, worker.processorTime().toMillis() / 1e3, worker.peakMemory());
        }
    }

    private static Measured greedy(PlacementProblem problem) {
        var started = System.nanoTime();
        var plan = Greedy.plan(problem);
        var seconds = (System.nanoTime() - started) / 1e9;
        return new Measured(plan.value(), null, plan.placed(), seconds, seconds, 0, "");
    }

    /// How much of what cannot be exceeded the solve reached, by Havn's own bound.
    static double share(Measured measured, Trial trial) {
        var bound = trial.havn().bound();
        return measured.objective() == null || bound == null ? Double.NaN : measured.objective() / bound;
    }

    static double median(List<Double> numbers) {
        var known = numbers.stream().filter(Double::isFinite).sorted().toList();
        if (known.isEmpty()) {
            return Double.NaN;
        }
        var middle = known.size() / 2;
        return known.size() % 2 == 1 ? known.get(middle) : (known.get(middle - 1) + known.get(middle)) / 2;
    }
}
