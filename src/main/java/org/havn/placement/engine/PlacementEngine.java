package org.havn.placement.engine;

/// Solves placement problems.
public final class PlacementEngine {

    /// The best plan, with its proof; blocks until it is found or time is up.
    public PlacementResult solve(PlacementProblem problem, PlacementOptions options) {
        return solve(problem, options, SolveProgress.silent());
    }

    /// The same, telling how it goes.
    public PlacementResult solve(PlacementProblem problem, PlacementOptions options, SolveProgress progress) {
        return new PlacementResult(
                SolveStatus.TIME_OUT_WITHOUT_PLAN,
                null,
                0,
                0,
                0,
                0,
                null,
                java.util.List.of(),
                java.util.List.of(),
                true,
                java.util.List.of(),
                java.util.Map.of(),
                java.util.Map.of());
    }
}
