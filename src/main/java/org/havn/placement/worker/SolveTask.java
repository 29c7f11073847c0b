package org.havn.placement.worker;

import org.havn.placement.engine.PairFacts;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.jspecify.annotations.Nullable;

/// What a worker is asked to do.
///
/// @param facts what the caller knows of the pairs, for explanations; nothing where values have no parts
/// @param explained whether explanations are wanted
public record SolveTask(
        PlacementProblem problem,
        PlacementOptions options,
        @Nullable PairFacts facts,
        boolean explained) {

    /// A task with explanations of plain values.
    public static SolveTask of(PlacementProblem problem, PlacementOptions options) {
        return new SolveTask(problem, options, null, true);
    }

    public SolveTask withFacts(PairFacts known) {
        return new SolveTask(problem, options, known, explained);
    }

    public SolveTask withoutExplanations() {
        return new SolveTask(problem, options, facts, false);
    }
}
