package org.havn.placement.engine.time;

import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.jspecify.annotations.Nullable;

/// Greedy with yearly pacing: of every capacity no more is used than the share of the period's cases that have come.
public final class Paced implements BatchPolicy {
    private final PlacementOptions options;
    private double @Nullable [] whole;
    private double expected;

    public Paced(PlacementOptions options) {
        this.options = options;
    }

    @Override
    public BatchPlan place(Moment moment) {
        double coming = moment.stillToCome().mean();
        double[] first = whole;
        if (first == null) {
            first = moment.later();
            whole = first;
            expected = coming + moment.batch().length;
        }
        double kept = expected > 0 ? Math.min(1, coming / expected) : 0;
        double[] now = moment.now().clone();
        for (int cell = 0; cell < now.length; cell++) {
            if (Double.isFinite(now[cell])) {
                // rounded up, so that a small place is not closed to whole families all year
                now[cell] = Math.clamp(now[cell] - Math.floor(kept * first[cell]), 0, now[cell]);
            }
        }
        keepPins(moment, now);
        var paced = new Moment(
                moment.cases(),
                moment.batch(),
                moment.past(),
                now,
                moment.later(),
                moment.stillToCome(),
                moment.seed());
        return new Greedy(options).place(paced);
    }

    /// Who is pinned goes where people said, at whatever pace.
    private static void keepPins(Moment moment, double[] now) {
        var cases = moment.cases();
        for (int family : moment.batch()) {
            if (cases.pin(family) != PlacementProblem.NONE) {
                int pair = cases.pair(family, cases.pin(family));
                for (int d = 0; d < cases.dimensions(); d++) {
                    int cell = cases.pin(family) * cases.dimensions() + d;
                    now[cell] = Math.min(moment.now()[cell], now[cell] + cases.demand(family, pair, d));
                }
            }
        }
    }
}
