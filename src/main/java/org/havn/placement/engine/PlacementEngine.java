package org.havn.placement.engine;

/// Solves placement problems: every plan comes with its proof, and is checked by `PlanChecker` before anyone sees it.
public final class PlacementEngine {

    /// The best plan, with its proof; blocks until it is found or time is up.
    public PlacementResult solve(PlacementProblem problem, PlacementOptions options) {
        return solve(problem, options, SolveProgress.silent());
    }

    /// The same, telling how it goes.
    public PlacementResult solve(PlacementProblem problem, PlacementOptions options, SolveProgress progress) {
        var result = new Solve(problem, options, progress).run();
        var faults = new PlanChecker(problem).check(result, options);
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "The solver's plan is faulty: " + faults.stream().limit(5).toList());
        }
        return result;
    }
}
