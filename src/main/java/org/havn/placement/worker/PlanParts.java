package org.havn.placement.worker;

import java.util.stream.IntStream;
import org.havn.placement.engine.PlacementPlan;
import org.havn.placement.engine.PlacementProblem;

/// A plan on its way back: the number of each family's locality.
@SuppressWarnings("ArrayRecordComponent") // made and taken apart within this package, and never changed
record PlanParts(int[] localities) {

    static PlanParts of(PlacementPlan plan) {
        return new PlanParts(IntStream.range(0, plan.problem().families())
                .map(plan::localityOf)
                .toArray());
    }

    PlacementPlan plan(PlacementProblem problem) {
        return PlacementPlan.of(problem, localities);
    }
}
