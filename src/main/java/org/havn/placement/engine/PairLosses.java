package org.havn.placement.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// How much of the bound a plan loses by each pair, at the prices of a solved programme: whoever enters a locality
/// whose
/// best set is another, and whoever is missing where the best set has them.
///
/// In a changed problem the losses still hold wherever nothing changed. So pairs that lose more than a wanted plan can
/// afford are closed before the search (fixing by reduced cost), and most of it becomes small.
final class PairLosses {
    private static final double TRIFLE = 1e-6;

    private record Missing(int locality, double loss) {}

    private final SetProgramme programme;
    /// By pair, what its locality loses at least.
    private final double[] entering;
    /// By family, the localities whose best set has it, and what they lose without it.
    private final List<List<Missing>> missing = new ArrayList<>();

    private PairLosses(SetProgramme programme, double[] entering) {
        this.programme = programme;
        this.entering = entering;
    }

    static PairLosses of(SetProgramme programme, long mostWork) {
        var model = programme.model;
        var priced = programme.priced;
        var pricing = programme.pricing(mostWork, model);
        var losses = new PairLosses(programme, new double[model.weight.length]);
        for (int f = 0; f < model.families; f++) {
            losses.missing.add(new ArrayList<>());
        }
        for (int l = 0; l < model.localities; l++) {
            pricing.losses(model, l, priced.prices, priced.worth(l), losses.entering);
            var best = priced.best(l);
            for (int i = 0; i < best.pairs.length && !pricing.exhausted(); i++) {
                losses.note(best.families[i], best.pairs[i], l, pricing);
            }
        }
        return losses;
    }

    private void note(int f, int pair, int l, SetPricing pricing) {
        var closed = (BitSet) programme.model.closed.clone();
        closed.set(pair);
        var without = programme.model.withClosed(closed);
        var prices = programme.priced.prices;
        double next = SetPricing.worth(without, pricing.best(without, l, prices), prices);
        if (!pricing.exhausted() && next < programme.priced.worth(l)) {
            missing.get(f).add(new Missing(l, programme.priced.worth(l) - next));
        }
    }

    /// The changed model without the pairs that no plan of the wanted weight uses.
    ///
    /// @param priced the changed root at the programme's prices
    /// @param touched by locality, whether anything changed there
    Model fix(Model changed, PricedSets priced, boolean[] touched, double wanted) {
        double spare = priced.bound - wanted;
        if (!(spare >= 0 && spare < Double.POSITIVE_INFINITY)) {
            return changed;
        }
        double most = spare + TRIFLE * Math.max(1, spare);
        var closed = (BitSet) changed.closed.clone();
        double[] away = new double[changed.families];
        Arrays.setAll(away, f -> away(f, touched));
        for (int f = 0; f < changed.families; f++) {
            for (int k = changed.closed.nextClearBit(changed.start(f));
                    k < changed.end(f);
                    k = changed.closed.nextClearBit(k + 1)) {
                int l = changed.locality(k);
                double loss = away[f] + (touched[l] ? 0 : entering[k] - here(f, l));
                if (loss > most) {
                    closed.set(k);
                }
            }
        }
        return changed.withClosed(closed);
    }

    /// What the localities that are as before lose without the family.
    private double away(int f, boolean[] touched) {
        double sum = 0;
        for (var each : missing.get(f)) {
            sum += touched[each.locality()] ? 0 : each.loss();
        }
        return sum;
    }

    private double here(int f, int l) {
        for (var each : missing.get(f)) {
            if (each.locality() == l) {
                return each.loss();
            }
        }
        return 0;
    }
}
