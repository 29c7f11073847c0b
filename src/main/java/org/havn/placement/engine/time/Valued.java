package org.havn.placement.engine.time;

import org.havn.placement.engine.PlacementOptions;

/// Prices, and where places are small what whole families would make of what is left.
public final class Valued implements BatchPolicy {
    private final Priced priced;
    private final int threads;
    private final PlacementOptions options;

    /// @param futures sampled for each batch, from 1
    /// @param threads used at most
    public Valued(int futures, int threads, PlacementOptions options) {
        this.priced = new Priced(futures, threads, options);
        this.threads = threads;
        this.options = options.withMinimalPrices(false);
    }

    @Override
    public BatchPlan place(Moment moment) {
        var prices = priced.prices(moment);
        if (moment.stillToCome().mean() == 0) {
            return priced.place(moment, prices);
        }
        var values = PlaceValues.of(moment, prices.mean(), threads);
        return new BatchPlan(new ValuedBatch(moment, values, options).localities(), prices);
    }
}
