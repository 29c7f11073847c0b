package org.havn.placement.engine.time;

import java.util.ArrayList;
import java.util.List;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Prices;

/// What each of many likely cases would gain in a locality over its best choice elsewhere at the prices.
///
/// @param families how many were looked at
/// @param byLocality those who could gain there if its places cost nothing
record Gains(PlacementProblem cases, int families, List<List<Gain>> byLocality, Prices prices) {

    /// @param gain before anything is paid here
    record Gain(int family, int pair, double gain) {}

    static Gains of(Moment moment, Prices prices, int[] families) {
        var cases = moment.cases();
        List<List<Gain>> byLocality = new ArrayList<>();
        for (int l = 0; l < cases.localities(); l++) {
            byLocality.add(new ArrayList<>());
        }
        for (int family : families) {
            add(moment, prices, family, byLocality);
        }
        return new Gains(cases, families.length, byLocality, prices);
    }

    private static void add(Moment moment, Prices prices, int family, List<List<Gain>> byLocality) {
        var cases = moment.cases();
        double best = 0;
        double second = 0;
        int at = PlacementProblem.NONE;
        for (int k = cases.pairStart(family); k < cases.pairEnd(family); k++) {
            if (open(moment, family, k)) {
                double net = cases.pairValue(k) - FuturePrices.charge(cases, prices, family, k);
                if (net > best) {
                    second = best;
                    best = net;
                    at = k;
                } else if (net > second) {
                    second = net;
                }
            }
        }
        for (int k = cases.pairStart(family); k < cases.pairEnd(family); k++) {
            double gain = cases.pairValue(k) - (k == at ? second : best);
            if (gain > 0 && open(moment, family, k)) {
                byLocality.get(cases.pairLocality(k)).add(new Gain(family, k, gain));
            }
        }
    }

    private static boolean open(Moment moment, int family, int pair) {
        var cases = moment.cases();
        if (cases.isForbidden(pair)) {
            return false;
        }
        int cell = cases.pairLocality(pair) * cases.dimensions();
        for (int d = 0; d < cases.dimensions(); d++) {
            if (cases.demand(family, pair, d) > moment.later()[cell + d]) {
                return false;
            }
        }
        return true;
    }
}
