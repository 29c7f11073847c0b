package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Builds a plan family by family: each takes what is worth most to it at the prices, of what still fits.
final class Construction {
    private static final int TRIES_FOR_LINKED = 60;

    private final Model model;
    private final DualPoint prices;

    Construction(Model model, DualPoint prices) {
        this.model = model;
        this.prices = prices;
    }

    /// A plan that starts from whole shares of a relaxed one, if there is one; what must be placed may still be
    /// missing.
    PlanState build(int @Nullable [] firstChoice) {
        var state = new PlanState(model);
        if (model.links != null) {
            linkedGroups().forEach(group -> placeLinked(state, group));
        }
        if (firstChoice != null) {
            for (int f = 0; f < model.families; f++) {
                if (firstChoice[f] != NONE && !model.linked(f) && state.fits(f, firstChoice[f])) {
                    state.put(f, firstChoice[f]);
                }
            }
        }
        var order = IntStream.range(0, model.families)
                .filter(f -> state.chosen[f] == NONE && !model.linked(f))
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(f -> model.must[f] ? 0 : 1)
                        .thenComparingInt(f -> model.floor[model.classOf(f)] > 0 ? 0 : 1)
                        .thenComparing(Comparator.comparingDouble((Integer f) -> prices.best[f])
                                .reversed())
                        .thenComparingInt(f -> f))
                .toList();
        for (int f : order) {
            placeBest(state, f);
        }
        return state;
    }

    private void placeBest(PlanState state, int f) {
        int best = NONE;
        boolean needed = model.must[f] || state.placedOfClass(model.classOf(f)) < model.floor[model.classOf(f)];
        double most = Double.NEGATIVE_INFINITY;
        for (int k = model.start(f); k < model.end(f); k++) {
            if (model.open(k) && (needed || model.weight[k] > 0)) {
                double reduced = prices.reduced(f, k);
                if (reduced > most && state.fits(f, k)) {
                    most = reduced;
                    best = k;
                }
            }
        }
        if (best != NONE) {
            state.put(f, best);
        }
    }

    private List<List<Integer>> linkedGroups() {
        var links = java.util.Objects.requireNonNull(model.links);
        var groups = new ArrayList<List<Integer>>();
        var seen = new HashSet<Integer>();
        for (int first : links.linkedFamilies().stream().sorted().toList()) {
            if (!seen.add(first)) {
                continue;
            }
            var group = new ArrayList<>(List.of(first));
            for (int at = 0; at < group.size(); at++) {
                for (int i = 0; i < links.links(); i++) {
                    int[] both = links.familiesOf(i);
                    if (both[0] == group.get(at) && seen.add(both[1])) {
                        group.add(both[1]);
                    } else if (both[1] == group.get(at) && seen.add(both[0])) {
                        group.add(both[0]);
                    }
                }
            }
            groups.add(group);
        }
        return groups;
    }

    private void placeLinked(PlanState state, List<Integer> group) {
        int first = group.getFirst();
        var starts = IntStream.range(model.start(first), model.end(first))
                .filter(model::open)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -prices.reduced(first, k)))
                .limit(TRIES_FOR_LINKED)
                .toList();
        for (int start : starts) {
            if (state.fits(first, start)) {
                state.put(first, start);
                if (placeFollowers(state, group) && worthIt(state, group)) {
                    return;
                }
                group.forEach(f -> state.put(f, NONE));
            }
        }
    }

    private boolean worthIt(PlanState state, List<Integer> group) {
        double sum = 0;
        for (int f : group) {
            if (model.must[f] || model.floor[model.classOf(f)] > 0) {
                return true;
            }
            sum += model.weight[state.chosen[f]];
        }
        return sum > 0;
    }

    private boolean placeFollowers(PlanState state, List<Integer> group) {
        for (int f : group.subList(1, group.size())) {
            int best = NONE;
            for (int k = model.start(f); k < model.end(f); k++) {
                if (model.open(k)
                        && state.fits(f, k)
                        && nearAllPlaced(state, group, f, k)
                        && (best == NONE || prices.reduced(f, k) > prices.reduced(f, best))) {
                    best = k;
                }
            }
            if (best == NONE) {
                return false;
            }
            state.put(f, best);
        }
        return true;
    }

    private boolean nearAllPlaced(PlanState state, List<Integer> group, int family, int pair) {
        var links = java.util.Objects.requireNonNull(model.links);
        for (int i = 0; i < links.links(); i++) {
            int[] both = links.familiesOf(i);
            if (both[0] == family && group.contains(both[1]) && state.chosen[both[1]] != NONE) {
                if (!links.holds(i, pair, state.chosen[both[1]])) {
                    return false;
                }
            } else if (both[1] == family && group.contains(both[0]) && state.chosen[both[0]] != NONE) {
                if (!links.holds(i, state.chosen[both[0]], pair)) {
                    return false;
                }
            }
        }
        return true;
    }
}
