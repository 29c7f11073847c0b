package org.havn.placement.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a solve found, and how good it is at most.
///
/// @param status how it ended
/// @param plan the best plan, checked; null if there is none
/// @param objective the plan's value; 0 without a plan
/// @param bound what no plan can exceed (fall below, when minimising), given the counts that the stages hold
/// @param gap distance of the two, relative to the greater of |objective| and 1e-9; 0 means proven optimal
/// @param placed families placed
/// @param prices of what is scarce; null without a plan
/// @param stages one proof a stage, in their order; the last one speaks of value
/// @param infeasible reasons, if it is infeasible
/// @param timeLimitStruck whether the clock, or a cancellation, decided the result: only then may another run
///     differ
/// @param warnings what looks like a mistake in the problem
/// @param seconds wall-clock time by phase, and `total`
/// @param counters what was done how often
public record PlacementResult(
        SolveStatus status,
        @Nullable PlacementPlan plan,
        double objective,
        double bound,
        double gap,
        int placed,
        @Nullable Prices prices,
        List<StageProof> stages,
        List<InfeasibleBecause> infeasible,
        boolean timeLimitStruck,
        List<String> warnings,
        Map<String, Double> seconds,
        Map<String, Long> counters) {

    public PlacementResult {
        stages = List.copyOf(stages);
        infeasible = List.copyOf(infeasible);
        warnings = List.copyOf(warnings);
        seconds = Map.copyOf(seconds);
        counters = Map.copyOf(counters);
    }

    /// The plan, where the caller knows that there is one.
    ///
    /// @throws IllegalStateException without a plan
    public PlacementPlan requirePlan() {
        if (plan == null) {
            throw new IllegalStateException("There is no plan: " + status);
        }
        return plan;
    }
}
