package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Improves a plan move by move: a family goes where it is worth more, and one family that stands in the way goes
/// elsewhere.
final class LocalSearch {
    private final Model model;
    private final Candidates candidates;
    private final List<List<Integer>> members = new ArrayList<>();
    private final SplittableRandom chance;
    private long moves;

    LocalSearch(Model model, Candidates candidates, long seed) {
        this.model = model;
        this.candidates = candidates;
        this.chance = new SplittableRandom(seed);
    }

    /// Moves until nothing helps.
    void improve(PlanState state, Stop stop) {
        members.clear();
        for (int l = 0; l < model.localities; l++) {
            members.add(new ArrayList<>());
        }
        for (int f = 0; f < model.families; f++) {
            if (state.chosen[f] != NONE) {
                members.get(model.locality(state.chosen[f])).add(f);
            }
        }
        int[] order = new int[model.families];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        boolean better = true;
        while (better && !stop.now()) {
            better = false;
            shuffle(order);
            for (int f : order) {
                if (!model.tied(f) && improve(state, f)) {
                    better = true;
                }
            }
        }
    }

    long moves() {
        return moves;
    }

    private boolean improve(PlanState state, int f) {
        int now = state.chosen[f];
        double worth = now == NONE ? 0 : model.weight[now];
        int bestPair = NONE;
        int bestLeaver = NONE;
        int bestLeaverPair = NONE;
        double most = 0;
        if (now != NONE && worth < 0 && state.mayLeave(f)) {
            most = -worth;
        }
        boolean leaves = most > 0;
        for (int k : candidates.of(f)) {
            double gain = model.weight[k] - worth;
            if (k == now) {
                continue;
            }
            if (state.fits(f, k)) {
                if (gain > most) {
                    most = gain;
                    bestPair = k;
                    bestLeaver = NONE;
                    leaves = false;
                }
                continue;
            }
            for (int g : members.get(model.locality(k))) {
                if (g == f || model.tied(g) || !state.fitsWithout(f, k, g)) {
                    continue;
                }
                double lost = model.weight[state.chosen[g]];
                boolean sameClass = now == NONE && model.classOf(f) == model.classOf(g);
                if (gain - lost > most && !model.must[g] && (sameClass || state.mayLeave(g))) {
                    most = gain - lost;
                    bestPair = k;
                    bestLeaver = g;
                    bestLeaverPair = NONE;
                    leaves = false;
                }
                for (int other : candidates.of(g)) {
                    if (gain + model.weight[other] - lost > most
                            && model.locality(other) != model.locality(k)
                            && state.fitsWithout(g, other, f)) {
                        most = gain + model.weight[other] - lost;
                        bestPair = k;
                        bestLeaver = g;
                        bestLeaverPair = other;
                        leaves = false;
                    }
                }
            }
        }
        if (leaves) {
            move(state, f, NONE);
            return true;
        }
        if (bestPair == NONE) {
            return false;
        }
        if (bestLeaver != NONE) {
            move(state, bestLeaver, NONE);
        }
        move(state, f, bestPair);
        if (bestLeaver != NONE && bestLeaverPair != NONE) {
            move(state, bestLeaver, bestLeaverPair);
        }
        return true;
    }

    private void move(PlanState state, int f, int pair) {
        moves++;
        if (state.chosen[f] != NONE) {
            members.get(model.locality(state.chosen[f])).remove(Integer.valueOf(f));
        }
        state.put(f, pair);
        if (pair != NONE) {
            members.get(model.locality(pair)).add(f);
        }
    }

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = chance.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }
}
