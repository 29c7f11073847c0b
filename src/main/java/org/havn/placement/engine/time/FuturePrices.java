package org.havn.placement.engine.time;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.havn.placement.engine.LinearOptimum;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Prices;
import org.havn.placement.engine.SideBySide;

/// Prices of what is scarce, averaged over sampled futures.
///
/// @param mean what policies charge
/// @param futures each future's own optimum and minimal prices
/// @see <a href="../../../../../../../../docs/decisions/0200-prices-of-scarce-places.md">decision 0200</a>
public record FuturePrices(Prices mean, List<LinearOptimum> futures) {

    /// No prices: what a policy charges that does not look ahead.
    static FuturePrices none(PlacementProblem cases) {
        return new FuturePrices(
                Prices.of(cases.dimensions(), new double[cases.localities() * cases.dimensions()]), List.of());
    }

    /// @param count of futures, from 1
    /// @param threads used at most; the prices do not depend on them
    /// @param near prices that are likely to be near, such as last week's, which only save time; or empty
    public static FuturePrices of(Moment moment, int count, int threads, double[] near) {
        if (moment.stillToCome().mean() == 0) {
            return none(moment.cases()); // nobody comes after this batch, so it may have everything
        }
        var numbers = IntStream.range(0, count).boxed().toList();
        var optima = new SideBySide(Math.min(threads, count))
                .answers(
                        numbers,
                        System.nanoTime() + Duration.ofDays(30).toNanos(),
                        number -> LinearOptimum.quickly(Futures.problem(moment, number), near));
        return average(moment.cases(), optima);
    }

    static FuturePrices average(PlacementProblem cases, List<LinearOptimum> optima) {
        double[] mean = new double[cases.localities() * cases.dimensions()];
        for (int cell = 0; cell < mean.length; cell++) {
            for (var optimum : optima) {
                mean[cell] += optimum.prices().of(cell / cases.dimensions(), cell % cases.dimensions());
            }
            mean[cell] /= optima.size();
        }
        return new FuturePrices(Prices.of(cases.dimensions(), mean), optima);
    }

    /// The mean prices by locality, then dimension.
    double[] byLocalityThenDimension(PlacementProblem cases) {
        double[] all = new double[cases.localities() * cases.dimensions()];
        for (int cell = 0; cell < all.length; cell++) {
            all[cell] = mean.of(cell / cases.dimensions(), cell % cases.dimensions());
        }
        return all;
    }

    /// What a pair would take of what is scarce, at these prices.
    static double charge(PlacementProblem cases, Prices prices, int family, int pair) {
        double charge = 0;
        int locality = cases.pairLocality(pair);
        for (int d = 0; d < cases.dimensions(); d++) {
            double price = prices.of(locality, d);
            if (price > 0) {
                charge += price * cases.demand(family, pair, d);
            }
        }
        return charge;
    }

    /// The share of the futures in which the same locality has the family's best net value: how sure a choice is.
    ///
    /// @param locality or `NONE` for staying unplaced
    public double agreement(Moment moment, int family, int locality) {
        int agree = 0;
        for (var optimum : futures) {
            agree += best(moment, optimum.prices(), family) == locality ? 1 : 0;
        }
        return futures.isEmpty() ? 1 : (double) agree / futures.size();
    }

    private static int best(Moment moment, Prices prices, int family) {
        var cases = moment.cases();
        int best = PlacementProblem.NONE;
        double most = 0;
        for (int pair = cases.pairStart(family); pair < cases.pairEnd(family); pair++) {
            if (!cases.isForbidden(pair) && moment.fits(family, pair)) {
                double net = cases.pairValue(pair) - charge(cases, prices, family, pair);
                if (net > most) {
                    most = net;
                    best = cases.pairLocality(pair);
                }
            }
        }
        return best;
    }
}
