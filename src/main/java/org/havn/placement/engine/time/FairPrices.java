package org.havn.placement.engine.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.havn.placement.engine.FairOptimum;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.SideBySide;

/// Prices under guarantees for groups, averaged over sampled futures: a guaranteed group's value counts (1 + μ)-fold.
///
/// @param prices of what is scarce
/// @param guarantees in the order of `weights`
/// @param weights mean μ of each guarantee
/// @param futures each future's own optimum, with its price of fairness
public record FairPrices(
        FuturePrices prices, List<Guarantee> guarantees, List<Double> weights, List<FairOptimum> futures) {

    /// At the dual itself a choice may be as good as another; a trace more lets the group have it.
    private static final double TIES = 1e-4;

    public FairPrices {
        guarantees = List.copyOf(guarantees);
        weights = List.copyOf(weights);
        futures = List.copyOf(futures);
    }

    /// @param count of futures, from 1
    /// @param threads used at most; the prices do not depend on them
    public static FairPrices of(Moment moment, List<Guarantee> guarantees, int count, int threads) {
        var numbers = IntStream.range(0, count).boxed().toList();
        var optima = new SideBySide(Math.min(threads, count))
                .answers(numbers, System.nanoTime() + Duration.ofDays(30).toNanos(), number -> {
                    int[] families = Futures.families(moment, number);
                    return FairOptimum.of(
                            Futures.problem(moment, number),
                            guarantees.stream()
                                    .map(each -> each.among(families))
                                    .toList());
                });
        List<Double> weights = new ArrayList<>();
        for (int g = 0; g < guarantees.size(); g++) {
            int at = g;
            weights.add(optima.stream()
                    .mapToDouble(each -> each.weights().get(at))
                    .average()
                    .orElse(0));
        }
        var prices = FuturePrices.average(
                moment.cases(), optima.stream().map(FairOptimum::atWeights).toList());
        return new FairPrices(prices, guarantees, weights, optima);
    }

    /// What everybody together is expected to give up for the guarantees.
    public double cost() {
        return futures.stream().mapToDouble(FairOptimum::cost).average().orElse(0);
    }

    /// The share of the futures in which all guarantees can be kept, if families could be divided.
    public double reachable() {
        return futures.stream()
                .mapToDouble(each -> each.reached() ? 1 : 0)
                .average()
                .orElse(1);
    }

    /// Places the batch at these prices and weights.
    public BatchPlan place(Moment moment, PlacementOptions options) {
        var cases = moment.cases();
        int[] localities = BatchProgramme.solve(
                moment,
                options.withMinimalPrices(false),
                (family, pair) -> weight(family) * cases.pairValue(pair)
                        - FuturePrices.charge(cases, prices.mean(), family, pair)
                        + Priced.A_PERSON * cases.size(family));
        return new BatchPlan(localities, prices);
    }

    private double weight(int family) {
        double weight = 1;
        for (int g = 0; g < weights.size(); g++) {
            if (weights.get(g) > 0 && guarantees.get(g).members().get(family)) {
                weight += weights.get(g) + TIES;
            }
        }
        return weight;
    }
}
