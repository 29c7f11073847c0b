package org.havn.placement.engine.time;

import org.havn.placement.engine.PlacementOptions;

/// Prices, and where places are small what whole families would make of what is left.
public final class Valued implements BatchPolicy {
    private final Priced priced;
    private final int threads;
    private final PlacementOptions options;
    private final boolean rehearsed;

    /// @param futures sampled for each batch, from 1
    /// @param threads used at most
    /// @param rehearsed whether choices are played through to the end where that is quick
    public Valued(int futures, int threads, PlacementOptions options, boolean rehearsed) {
        this.rehearsed = rehearsed;
        this.priced = new Priced(futures, threads, options);
        this.threads = threads;
        this.options = options.withMinimalPrices(false);
    }

    @Override
    public BatchPlan place(Moment moment) {
        var prices = priced.prices(moment);
        var plan = priced.place(moment, prices);
        if (moment.stillToCome().mean() == 0) {
            return plan;
        }
        var values = PlaceValues.of(moment, prices.mean(), threads, rehearsed);
        int[] localities = ValuedBatch.localities(moment, values, plan.localities(), options);
        return new BatchPlan(
                rehearsed ? new Rehearsal(moment, values, threads).better(localities) : localities, prices);
    }
}
