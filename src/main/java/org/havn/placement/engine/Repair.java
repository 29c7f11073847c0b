package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An earlier plan with what has changed put right: whoever does not fit any more goes to the best place left.
final class Repair {
    private final Model changed;
    private final DualPoint prices;
    private final PlanState state;

    private Repair(Model changed, DualPoint prices) {
        this.changed = changed;
        this.prices = prices;
        this.state = new PlanState(changed);
    }

    /// @param before the earlier plan; pairs that are closed now count for nothing
    /// @param first who chooses before everybody else, because the change is about them
    /// @return nothing where the rules cannot be kept in this way
    static @Nullable PlanState of(Model changed, DualPoint prices, int[] before, int... first) {
        var repair = new Repair(changed, prices);
        for (int f : first) {
            repair.placeBest(f);
        }
        IntStream.range(0, changed.families)
                .filter(f -> before[f] != NONE && changed.open(before[f]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer f) -> -changed.weight[before[f]]))
                .forEach(f -> repair.keep(f, before[f]));
        IntStream.range(0, changed.families)
                .filter(f -> repair.state.chosen[f] == NONE && !changed.linked(f))
                .forEach(repair::placeBest);
        return repair.state.keepsRules() ? repair.state : null;
    }

    private void keep(int f, int pair) {
        if (state.chosen[f] == NONE && state.fits(f, pair)) {
            state.put(f, pair);
        }
    }

    private void placeBest(int f) {
        int best = NONE;
        boolean needed = changed.must[f] || state.placedOfClass(changed.classOf(f)) < changed.floor[changed.classOf(f)];
        for (int k = changed.start(f); k < changed.end(f); k++) {
            if (changed.open(k)
                    && (needed || changed.weight[k] > 0)
                    && (best == NONE || prices.reduced(f, k) > prices.reduced(f, best))
                    && state.fits(f, k)) {
                best = k;
            }
        }
        if (best != NONE) {
            state.put(f, best);
        }
    }
}
