package org.havn.placement.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.havn.placement.worker.Solver;

/// Havn's engine by a clock whose hand has passed the deadline when it is looked at for the second time, however fast
/// the machine is.
public final class SolverWithoutTime implements Solver {
    @Override
    public PlacementResult solve(PlacementProblem problem, PlacementOptions options, SolveProgress progress) {
        if (!options.timeLimit().equals(Duration.ofSeconds(7))) {
            throw new IllegalStateException("Seven seconds were allowed, not " + options.timeLimit());
        }
        var looks = new AtomicInteger();
        var stop = new Stop(options.timeLimit(), progress, () -> looks.getAndIncrement() == 0 ? 0 : 7_000_000_000L);
        return new Solve(problem, options, progress, stop).run();
    }
}
