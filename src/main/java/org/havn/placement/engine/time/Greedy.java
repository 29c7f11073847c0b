package org.havn.placement.engine.time;

import org.havn.placement.engine.PlacementOptions;

/// Each batch at its own best, as if nobody came after it.
public record Greedy(PlacementOptions options) implements BatchPolicy {

    @Override
    public BatchPlan place(Moment moment) {
        var cases = moment.cases();
        return new BatchPlan(
                BatchProgramme.solve(moment, options, (family, pair) -> cases.pairValue(pair)),
                FuturePrices.none(cases));
    }
}
