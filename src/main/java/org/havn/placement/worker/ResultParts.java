package org.havn.placement.worker;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.havn.placement.engine.InfeasibleBecause;
import org.havn.placement.engine.PlacementPlan;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.Prices;
import org.havn.placement.engine.SolveStatus;
import org.havn.placement.engine.StageProof;
import org.jspecify.annotations.Nullable;

/// A result on its way back. Plan and prices travel as numbers: sender and receiver number one problem alike, by its
/// ids.
@SuppressWarnings("ArrayRecordComponent") // made and taken apart within this package, and never changed
record ResultParts(
        SolveStatus status,
        int @Nullable [] plan,
        double objective,
        double bound,
        double gap,
        int placed,
        double @Nullable [] prices,
        List<StageProof> stages,
        List<InfeasibleBecause> infeasible,
        boolean timeLimitStruck,
        List<String> warnings,
        Map<String, Double> seconds,
        Map<String, Long> counters) {

    static ResultParts of(PlacementProblem problem, PlacementResult result) {
        var prices = result.prices();
        return new ResultParts(
                result.status(),
                result.plan() == null ? null : PlanParts.of(result.plan()).localities(),
                result.objective(),
                result.bound(),
                result.gap(),
                result.placed(),
                prices == null ? null : numbers(problem, prices),
                result.stages(),
                result.infeasible(),
                result.timeLimitStruck(),
                result.warnings(),
                result.seconds(),
                result.counters());
    }

    PlacementResult result(PlacementProblem problem) {
        return new PlacementResult(
                status,
                plan == null ? null : PlacementPlan.of(problem, plan),
                objective,
                bound,
                gap,
                placed,
                prices == null ? null : Prices.of(problem.dimensions(), prices),
                stages,
                infeasible,
                timeLimitStruck,
                warnings,
                seconds,
                counters);
    }

    private static double[] numbers(PlacementProblem problem, Prices prices) {
        return IntStream.range(0, problem.localities() * problem.dimensions())
                .mapToDouble(at -> prices.of(at / problem.dimensions(), at % problem.dimensions()))
                .toArray();
    }
}
