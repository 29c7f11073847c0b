package org.havn.placement.engine.time;

import org.havn.placement.engine.Chosen;
import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.ProblemNotValid;

/// The small exact programme of a batch: whole families, real capacities, net values.
final class BatchProgramme {
    private static final double GRID = 1e6;

    private BatchProgramme() {}

    /// The best localities by position in the batch.
    ///
    /// @param net what a pair of the moment's cases is worth after its charges
    static int[] solve(Moment moment, PlacementOptions options, Chosen.PairValue net) {
        int[] localities = new int[moment.batch().length];
        if (localities.length == 0) {
            return localities;
        }
        // Whole millionths are added without error, so that the solver's proof speaks of exactly these net values.
        var problem = Chosen.of(
                moment.cases(),
                moment.batch(),
                moment.now(),
                (family, pair) -> Math.rint(net.of(family, pair) * GRID) / GRID);
        var result = new PlacementEngine().solve(problem, options);
        var plan = result.plan();
        if (plan == null) {
            throw new ProblemNotValid(
                    "The batch cannot keep what people have decided: " + result.status() + " " + result.infeasible());
        }
        for (int i = 0; i < localities.length; i++) {
            localities[i] = plan.localityOf(i);
        }
        return localities;
    }
}
