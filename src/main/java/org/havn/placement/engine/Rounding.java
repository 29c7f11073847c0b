package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a plan of what a relaxation shares out: the largest shares first, then whoever is left goes where
/// it is worth most.
final class Rounding {
    private static final double SMALLEST = 0.05;

    private final Model model;
    private final DualPoint prices;

    /// @param prices that tell where those who are left go
    Rounding(Model model, DualPoint prices) {
        this.model = model;
        this.prices = prices;
    }

    /// A plan of the model that keeps its rules, or null if none was found.
    int @Nullable [] plan(List<SetMaster.Share> shares) {
        var state = new PlanState(model);
        var sets = shares.stream()
                .filter(s -> s.share() > SMALLEST)
                .sorted(Comparator.comparingDouble(s -> -s.share()))
                .map(SetMaster.Share::set)
                .toList();
        for (var set : sets) {
            for (int i = 0; i < set.families.length; i++) {
                int f = set.families[i];
                if (state.chosen[f] == NONE && model.open(set.pairs[i]) && state.fits(f, set.pairs[i])) {
                    state.put(f, set.pairs[i]);
                }
            }
        }
        for (int f = 0; f < model.families; f++) {
            if (state.chosen[f] == NONE && !model.linked(f)) {
                placeBest(state, f);
            }
        }
        if (!state.keepsRules()) {
            return null;
        }
        return state.chosen;
    }

    private void placeBest(PlanState state, int f) {
        int best = NONE;
        int c = model.classOf(f);
        boolean needed = model.must[f] || state.placedOfClass(c) < model.floor[c];
        for (int k = model.start(f); k < model.end(f); k++) {
            if (model.open(k)
                    && (needed || model.weight[k] > 0)
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
