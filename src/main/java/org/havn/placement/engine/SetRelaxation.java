package org.havn.placement.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/// Solves the relaxation over whole family sets by column generation: the master's prices ask each locality
/// for a better set, until none has one.
///
/// New prices are tried half way towards the best ones met, which keeps them from swinging (Wentges 1997);
/// the bound comes from `PricedSets` alone.
final class SetRelaxation {
    private static final int MOST_ROUNDS = 400;
    private static final double ENOUGH = 1e-6;

    private SetMaster master;
    private final List<FamilySet> found = new ArrayList<>();
    private final SetPricing pricing;
    private final double grain;
    private final Stop stop;
    private long rounds;

    SetRelaxation(SetMaster master, SetPricing pricing, double grain, Stop stop) {
        this.master = master;
        this.pricing = pricing;
        this.grain = grain;
        this.stop = stop;
    }

    /// Goes on with another master, which learns the sets found so far.
    void goOnWith(SetMaster other) {
        master = other;
        found.forEach(other::add);
    }

    /// The bound at prices that come from elsewhere.
    PricedSets start(SetNode node, SetPrices prices) {
        return PricedSets.of(node, prices.forcing(forced(node.model()), 2 * master.forbidding(), node), pricing);
    }

    /// The bound of a node that differs from another by one more forced family, or by pairs closed.
    PricedSets from(PricedSets before, SetNode node) {
        return before.on(node, before.prices.forcing(forced(node.model()), 2 * master.forbidding(), node), pricing);
    }

    /// Families that must be placed and have one open pair, or none left.
    static int[] forced(Model node) {
        return IntStream.range(0, node.families)
                .filter(f -> node.must[f])
                .filter(f -> {
                    int first = node.closed.nextClearBit(node.start(f));
                    return first >= node.end(f) || node.closed.nextClearBit(first + 1) >= node.end(f);
                })
                .toArray();
    }

    /// Lowers the bound until it is below `enough`, which is asked each time that the master has new shares, or cannot
    /// be lowered.
    PricedSets solve(SetNode node, PricedSets start, DoubleSupplier enough) {
        var centre = start;
        var last = start;
        master.turnTo(node);
        int[] forced = forced(node.model());
        boolean straight = false;
        double trifle = ENOUGH
                * Math.max(
                        1,
                        Arrays.stream(node.model().weight).map(Math::abs).max().orElse(1) / 1000);
        for (int round = 0; round < MOST_ROUNDS && !stop.now() && !pricing.exhausted(); round++) {
            rounds++;
            if (!master.solve()) {
                break;
            }
            double limit = enough.getAsDouble();
            if (centre.bound < limit) {
                break;
            }
            var at = master.prices(grain);
            var point = straight ? at : centre.prices.halfWayTo(at, node, grain);
            var priced = last.at(node, point.forcing(forced, 2 * master.forbidding(), node), master, pricing);
            last = priced;
            if (pricing.exhausted()) {
                break;
            }
            int added = add(node, priced, at, trifle);
            if (priced.bound < centre.bound) {
                centre = priced;
            }
            if (centre.bound < limit) {
                break;
            }
            if (added == 0 && straight && master.holdLinks() == 0) {
                break;
            }
            straight = added == 0;
        }
        return centre;
    }

    private int add(SetNode node, PricedSets priced, SetPrices at, double trifle) {
        int added = 0;
        for (int l = 0; l < node.model().localities; l++) {
            var set = priced.best(l);
            if (set.pairs.length > 0
                    && SetPricing.worth(node.model(), set, at) > master.asked(l) + trifle
                    && master.add(set)) {
                found.add(set);
                added++;
            }
        }
        return added;
    }

    long rounds() {
        return rounds;
    }
}
