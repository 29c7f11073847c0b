package org.havn.placement.engine;

import org.havn.placement.engine.SolveProgress.Report;
import org.havn.placement.engine.SolveProgress.Stage;
import org.jspecify.annotations.Nullable;

/// Tells the listener about one stage, in the stage's own objective.
final class Progress {
    private final SolveProgress listener;
    private final Stop stop;
    private final int families;

    Progress(SolveProgress listener, Stop stop, int families) {
        this.listener = listener;
        this.stop = stop;
        this.families = families;
    }

    void tell(Stage stage, @Nullable Double incumbent, @Nullable Double bound, int placed) {
        Double gap = incumbent == null || bound == null ? null : Gap.of(incumbent, bound);
        listener.report(new Report(stage, incumbent, bound, gap, placed, families, stop.seconds()));
    }

    /// Hands a better plan on, once what must be placed is placed.
    void better(Stage stage, PlacementProblem problem, int[] pairs) {
        if (stage != Stage.FEASIBILITY) {
            listener.better(PlacementPlan.ofPairs(problem, pairs));
        }
    }
}
