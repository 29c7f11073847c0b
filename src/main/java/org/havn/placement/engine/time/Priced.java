package org.havn.placement.engine.time;

import org.havn.placement.engine.PlacementOptions;

/// Each batch at its best after paying for what others will want: the method of Ahani, Gölz, Procaccia, Teytelboym and
/// Trapp, *Dynamic Placement in Refugee Resettlement* (Operations Research 2024).
public final class Priced implements BatchPolicy {
    /// What a person weighs beyond the prices: where two choices come to the same, more people are placed.
    static final double A_PERSON = 1e-4;

    private final int futures;
    private final int threads;
    private final PlacementOptions options;
    private double[] near = new double[0];

    /// @param futures sampled for each batch, from 1
    /// @param threads used at most
    public Priced(int futures, int threads, PlacementOptions options) {
        this.futures = futures;
        this.threads = threads;
        this.options = options.withMinimalPrices(false);
    }

    @Override
    public BatchPlan place(Moment moment) {
        return place(moment, prices(moment));
    }

    /// The prices that the moment's batch would be charged.
    public FuturePrices prices(Moment moment) {
        var prices = FuturePrices.of(moment, futures, threads, near);
        near = prices.byLocalityThenDimension(moment.cases());
        return prices;
    }

    /// Places at prices that are known already, such as one urgent case among those of its batch.
    public BatchPlan place(Moment moment, FuturePrices prices) {
        var cases = moment.cases();
        var localities = BatchProgramme.solve(
                moment,
                options,
                (family, pair) -> cases.pairValue(pair)
                        - FuturePrices.charge(cases, prices.mean(), family, pair)
                        + A_PERSON * cases.size(family));
        return new BatchPlan(localities, prices);
    }
}
