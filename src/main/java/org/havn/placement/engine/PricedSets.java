package org.havn.placement.engine;

import java.util.BitSet;

/// The best set of every locality at given prices, and the bound that they prove together: no plan of the
/// node weighs more than what all families pay plus what each locality's best set is worth beyond that.
///
/// This is the certificate: an exact sum of an exact search, whichever way the prices were found (Lagrange
/// relaxation of "each family once"; for the generalised assignment problem Savelsbergh 1997).
final class PricedSets {
    private final SetNode node;
    final SetPrices prices;
    private final FamilySet[] best;
    private final double[] worth;
    final double bound;

    private PricedSets(SetNode node, SetPrices prices, FamilySet[] best, double[] worth) {
        this.node = node;
        this.prices = prices;
        this.best = best;
        this.worth = worth;
        double sum = prices.base(node.model());
        for (double each : worth) {
            sum += each;
        }
        this.bound = sum;
    }

    static PricedSets of(SetNode node, SetPrices prices, SetPricing pricing) {
        var best = new FamilySet[node.model().localities];
        double[] worth = new double[best.length];
        for (int l = 0; l < best.length; l++) {
            best[l] = pricing.best(node.model(), l, prices);
            worth[l] = SetPricing.worth(node.model(), best[l], prices);
        }
        return new PricedSets(node, prices, best, worth);
    }

    /// The same at other prices; the sets here and those of the master are where the search begins.
    PricedSets at(SetNode changed, SetPrices newPrices, SetMaster master, SetPricing pricing) {
        var sets = new FamilySet[best.length];
        double[] values = new double[best.length];
        for (int l = 0; l < sets.length; l++) {
            var known = master.best(best[l], changed.model(), newPrices);
            sets[l] = pricing.best(changed.model(), l, newPrices, known);
            values[l] = SetPricing.worth(changed.model(), sets[l], newPrices);
        }
        return new PricedSets(changed, newPrices, sets, values);
    }

    /// A changed model at prices that differ for some families only: where they are open, and where sets
    /// are gone, pairs reopened or capacities grew, the best set is looked for anew.
    PricedSets on(SetNode changed, SetPrices newPrices, SetPricing pricing) {
        var sets = best.clone();
        double[] values = worth.clone();
        boolean[] touched = touched(changed.model(), newPrices);
        for (int l = 0; l < sets.length; l++) {
            if (touched[l]) {
                sets[l] = pricing.best(changed.model(), l, newPrices, sets[l]);
                values[l] = SetPricing.worth(changed.model(), sets[l], newPrices);
            }
        }
        return new PricedSets(changed, newPrices, sets, values);
    }

    /// By locality, whether its best set may be another in the changed model at these prices.
    boolean[] touched(Model model, SetPrices newPrices) {
        boolean[] touched = new boolean[best.length];
        for (int f = 0; f < model.families; f++) {
            if (newPrices.family[f] != prices.family[f]) {
                for (int k = model.closed.nextClearBit(model.start(f));
                        k < model.end(f);
                        k = model.closed.nextClearBit(k + 1)) {
                    touched[model.locality(k)] = true;
                }
            }
        }
        var reopened = (BitSet) node.model().closed.clone();
        reopened.andNot(model.closed);
        reopened.stream().forEach(k -> touched[model.locality(k)] = true);
        for (int l = 0; l < touched.length; l++) {
            touched[l] |= !best[l].fits(model) || grew(model, l);
        }
        return touched;
    }

    private boolean grew(Model changed, int l) {
        for (int cell = l * changed.dims; cell < (l + 1) * changed.dims; cell++) {
            if (changed.capacity[cell] > node.model().capacity[cell]) {
                return true;
            }
        }
        return false;
    }

    FamilySet best(int locality) {
        return best[locality];
    }

    double worth(int locality) {
        return worth[locality];
    }
}
