package org.havn.placement.engine.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.havn.placement.engine.Chosen;
import org.havn.placement.engine.LinearOptimum;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.RestWorth;
import org.havn.placement.engine.SideBySide;
import org.havn.placement.engine.TwoStage;

/// The two-stage programme: the batch as integers so that its value, and the mean of what sampled futures could make
/// of what it leaves, are largest. A large family is no trace of a small place: prices say what its first person
/// takes, this
/// says what all of them take together.
///
/// @see <a href="../../../../../../../../docs/decisions/0330-the-two-stage-programme.md">decision 0330</a>
public final class Staged implements BatchPolicy {
    /// More pairs than this in the futures would take minutes, and places are large where there are so many families.
    private static final int MOST_PAIRS = 500_000;

    /// A locality that has room for more families of the past's mean size is large: prices do as well there.
    private static final double SMALL = 12;

    private final Priced priced;
    private final int threads;

    /// @param futures sampled for each batch, from 1
    /// @param threads used at most
    public Staged(int futures, int threads, PlacementOptions options) {
        this.priced = new Priced(futures, threads, options);
        this.threads = threads;
    }

    @Override
    public BatchPlan place(Moment moment) {
        var prices = priced.prices(moment);
        var plan = priced.place(moment, prices);
        int futures = prices.futures().size();
        if (moment.batch().length == 0 || futures == 0 || !isSmall(moment) || pairs(moment, futures) > MOST_PAIRS) {
            return plan;
        }
        return new BatchPlan(found(moment, prices, plan).localities(), prices);
    }

    /// @param plan from which it begins
    private TwoStage.Found found(Moment moment, FuturePrices prices, BatchPlan plan) {
        List<RestWorth> rests = new ArrayList<>();
        try {
            rests.addAll(rests(moment, prices.futures().size()));
            return new TwoStage(batch(moment), moment.later(), rests, threads)
                    .solve(
                            plan.localities(),
                            prices.futures().stream().map(LinearOptimum::prices).toList());
        } finally {
            rests.forEach(RestWorth::close);
        }
    }

    private List<RestWorth> rests(Moment moment, int futures) {
        return new SideBySide(Math.min(threads, futures))
                .answers(
                        IntStream.range(0, futures).boxed().toList(),
                        System.nanoTime() + Duration.ofDays(30).toNanos(),
                        number -> new RestWorth(moment.cases(), Futures.drawn(moment, number), moment.later()));
    }

    private static PlacementProblem batch(Moment moment) {
        var cases = moment.cases();
        return Chosen.of(
                cases,
                moment.batch(),
                moment.now(),
                (family, pair) -> cases.pairValue(pair) + Priced.A_PERSON * cases.size(family));
    }

    /// Whether a locality that is not full has room for few families on average, by its scarcest dimension.
    static boolean isSmall(Moment moment) {
        var cases = moment.cases();
        double[] each = meanDemand(moment);
        double rooms = 0;
        int open = 0;
        for (int l = 0; l < cases.localities(); l++) {
            double room = Double.POSITIVE_INFINITY;
            for (int d = 0; d < each.length; d++) {
                if (each[d] > 0) {
                    room = Math.min(room, moment.later()[l * each.length + d] / each[d]);
                }
            }
            if (room > 0) {
                rooms += room;
                open++;
            }
        }
        return rooms <= SMALL * open;
    }

    private static double[] meanDemand(Moment moment) {
        var cases = moment.cases();
        double[] mean = new double[cases.dimensions()];
        for (int family : moment.past()) {
            int pair = cases.pairStart(family);
            for (int d = 0; d < mean.length && pair < cases.pairEnd(family); d++) {
                mean[d] += cases.demand(family, pair, d) / moment.past().length;
            }
        }
        return mean;
    }

    private static double pairs(Moment moment, int futures) {
        var cases = moment.cases();
        double each = 0;
        for (int family : moment.past()) {
            each += cases.pairEnd(family) - cases.pairStart(family);
        }
        return futures * moment.stillToCome().mean() * each / Math.max(1, moment.past().length);
    }
}
