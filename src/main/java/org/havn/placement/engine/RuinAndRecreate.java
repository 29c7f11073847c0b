package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Improves a large plan by many small upheavals: some families of neighbouring localities leave, and are placed again
/// one
/// after the other where the least of the bound is lost.
///
/// A little worse is accepted at first, less and less later. The number of upheavals is fixed, so every run is the
/// same.
final class RuinAndRecreate {
    private static final int MOST_REMOVED = 40;
    private static final double BLINK = 0.02;

    private final Model model;
    private final DualPoint prices;
    private final Candidates candidates;
    private final SplittableRandom chance;
    private final Stop stop;
    private final int[][] members;
    private final int[] count;
    private final int[] place;
    private final int[] unplaced;
    private int unplacedCount;
    private final int[] removed = new int[MOST_REMOVED];
    private final int[] before = new int[MOST_REMOVED];
    private final double[] key = new double[MOST_REMOVED];
    private int removedCount;
    private final Sides sides;
    private final int own;
    /// Families that may move, in any order.
    private final int[] movable;
    private int movables;
    private PlanState state;

    /// @param candidates the pairs nearest to each family
    /// @param own the side whose localities, and the families in them, are changed; all others stay
    RuinAndRecreate(
            Model model,
            DualPoint prices,
            Candidates candidates,
            Sides sides,
            int own,
            SplittableRandom chance,
            Stop stop) {
        this.model = model;
        this.prices = prices;
        this.chance = chance;
        this.stop = stop;
        this.candidates = candidates;
        this.sides = sides;
        this.own = own;
        this.movable = new int[model.families];
        this.members = new int[model.localities][8];
        this.count = new int[model.localities];
        this.place = new int[model.families];
        this.unplaced = new int[model.families];
        this.state = new PlanState(model);
    }

    /// Spends so many upheavals on a plan, and answers the plan where it ends, which may be worse than one on the way.
    ///
    /// @param first how much weight may be lost at first
    /// @param last and in the end
    /// @param better hears of the best plan met
    int[] improve(int[] plan, long upheavals, double first, double last, Consumer<int[]> better) {
        start(plan);
        if (movables == 0) {
            return plan;
        }
        double best = state.weight();
        int[] bestPlan = plan;
        boolean found = false;
        for (long i = 0; i < upheavals; i++) {
            if ((i & 255) == 0 && stop.now()) {
                break;
            }
            double warm = first * Math.pow(last / first, (double) i / upheavals);
            double weightBefore = state.weight();
            ruin();
            recreate();
            double gain = state.weight() - weightBefore;
            boolean accepted = gain >= 0 || gain > warm * Math.log(chance.nextDouble());
            if (!accepted || !keepsHeld()) {
                restore();
            } else if (state.weight() > best) {
                best = state.weight();
                bestPlan = state.chosen.clone();
                found = true;
            }
        }
        if (found) {
            better.accept(bestPlan);
        }
        return state.chosen;
    }

    private void start(int[] plan) {
        state = new PlanState(model, plan);
        Arrays.fill(count, 0);
        unplacedCount = 0;
        movables = 0;
        for (int f = 0; f < plan.length; f++) {
            if (sides.of(f, plan[f]) == own) {
                enter(f);
                movable[movables++] = f;
            }
        }
    }

    private void enter(int f) {
        int pair = state.chosen[f];
        if (pair == NONE) {
            place[f] = unplacedCount;
            unplaced[unplacedCount++] = f;
            return;
        }
        int l = model.locality(pair);
        if (count[l] == members[l].length) {
            members[l] = Arrays.copyOf(members[l], count[l] * 2);
        }
        place[f] = count[l];
        members[l][count[l]++] = f;
    }

    private void leave(int f) {
        int pair = state.chosen[f];
        if (pair == NONE) {
            int last = unplaced[--unplacedCount];
            unplaced[place[f]] = last;
            place[last] = place[f];
            return;
        }
        int l = model.locality(pair);
        int last = members[l][--count[l]];
        members[l][place[f]] = last;
        place[last] = place[f];
    }

    private void move(int f, int pair) {
        leave(f);
        state.put(f, pair);
        enter(f);
    }

    /// Families of two to four localities that compete for the same families leave, and some unplaced ones join them.
    private void ruin() {
        removedCount = 0;
        int first = unplacedCount > 0 && chance.nextInt(3) == 0
                ? unplaced[chance.nextInt(unplacedCount)]
                : movable[chance.nextInt(movables)];
        remove(first);
        int localities = 1 + chance.nextInt(4);
        double share = 0.15 + 0.5 * chance.nextDouble();
        int at = first;
        for (int i = 0; i < localities; i++) {
            int[] near = candidates.of(at);
            if (near.length == 0) {
                return;
            }
            int l = model.locality(near[chance.nextInt(Math.min(6, near.length))]);
            for (int m = count[l] - 1; m >= 0; m--) {
                if (chance.nextDouble() < share) {
                    remove(members[l][m]);
                }
            }
            if (count[l] > 0 && chance.nextBoolean()) {
                at = members[l][chance.nextInt(count[l])];
            }
        }
        for (int i = 0; i < 6 && unplacedCount > 0; i++) {
            remove(unplaced[chance.nextInt(unplacedCount)]);
        }
    }

    private void remove(int f) {
        if (removedCount == MOST_REMOVED || model.tied(f)) {
            return;
        }
        for (int i = 0; i < removedCount; i++) {
            if (removed[i] == f) {
                return;
            }
        }
        removed[removedCount] = f;
        before[removedCount++] = state.chosen[f];
        if (state.chosen[f] != NONE) {
            move(f, NONE);
        }
    }

    private void recreate() {
        boolean byWorth = chance.nextInt(3) > 0;
        for (int i = 0; i < removedCount; i++) {
            key[i] = byWorth ? -prices.best[removed[i]] * (0.5 + chance.nextDouble()) : chance.nextDouble();
        }
        for (int i = 1; i < removedCount; i++) {
            for (int j = i; j > 0 && key[j] < key[j - 1]; j--) {
                swap(j, j - 1);
            }
        }
        for (int i = 0; i < removedCount; i++) {
            int f = removed[i];
            double out = prices.lossUnplaced(f);
            for (int k : candidates.of(f)) {
                if (prices.loss(f, k) > out && model.weight[k] <= 0) {
                    break;
                }
                if (sides.of(model.locality(k)) == own && chance.nextDouble() >= BLINK && state.fits(f, k)) {
                    move(f, k);
                    break;
                }
            }
        }
    }

    private void swap(int i, int j) {
        double k = key[i];
        key[i] = key[j];
        key[j] = k;
        int f = removed[i];
        removed[i] = removed[j];
        removed[j] = f;
        int b = before[i];
        before[i] = before[j];
        before[j] = b;
    }

    private boolean keepsHeld() {
        for (int i = 0; i < removedCount; i++) {
            if (model.must[removed[i]] && state.chosen[removed[i]] == NONE) {
                return false;
            }
        }
        for (int c = 0; c < Model.CLASSES; c++) {
            if (state.placedOfClass(c) < model.floor[c]) {
                return false;
            }
        }
        return true;
    }

    private void restore() {
        for (int i = 0; i < removedCount; i++) {
            if (state.chosen[removed[i]] != before[i] && state.chosen[removed[i]] != NONE) {
                move(removed[i], NONE);
            }
        }
        for (int i = 0; i < removedCount; i++) {
            if (state.chosen[removed[i]] != before[i]) {
                move(removed[i], before[i]);
            }
        }
    }
}
