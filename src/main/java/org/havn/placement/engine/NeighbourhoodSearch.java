package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Improves a large plan part by part: the families of some localities that compete with each other choose again,
/// exactly.
final class NeighbourhoodSearch {
    private static final int COLUMNS = 10;
    private static final double WORK_EACH = 0.15;
    private static final int FIRST = 60;
    /// Small parts of a large plan are at their best already once it has been stirred.
    private static final int FIRST_OF_MANY = 200;

    private static final int MANY = 1_500;

    private final Model model;
    private final DualPoint prices;
    private final Stop stop;
    private final Effort effort;
    private final SplittableRandom chance;
    private int size;

    NeighbourhoodSearch(Model model, DualPoint prices, PlacementOptions options, Stop stop, Effort effort) {
        this.model = model;
        this.prices = prices;
        this.stop = stop;
        this.effort = effort;
        this.chance = new SplittableRandom(options.seed());
        this.size = model.families > MANY ? FIRST_OF_MANY : FIRST;
    }

    /// Spends about so much work; every better plan is handed on.
    int[] improve(int[] start, double work, Consumer<int[]> better) {
        int[] plan = start;
        var candidates = Candidates.within(model, prices, Math.max(0, prices.bound - model.weightOf(plan)), COLUMNS);
        int rounds = (int) Math.max(4, work / WORK_EACH);
        for (int round = 0; round < rounds && !stop.now(); round++) {
            var free = neighbourhood(plan, candidates);
            var search =
                    new IntegerSearch(model, plan).seed(chance.nextInt(1 << 30)).atMost(WORK_EACH);
            int f = -1;
            while ((f = free.nextSetBit(f + 1)) >= 0) {
                search.free(f, choices(plan, candidates, f));
            }
            var outcome = search.run(stop);
            effort.count("neighbourhoods", 1);
            int[] found = outcome.plan();
            if (found != null) {
                plan = found;
                better.accept(plan);
                effort.count("neighbourhoods that helped", 1);
            }
            size = outcome.complete() ? Math.min(400, size + 2) : Math.max(20, size - 4);
        }
        return plan;
    }

    /// Families of a locality drawn by chance, and of the localities that its families would rather go to.
    private BitSet neighbourhood(int[] plan, Candidates candidates) {
        var members = members(plan);
        var free = new BitSet();
        int first = chance.nextInt(model.families);
        var queue = new ArrayList<Integer>();
        var seen = new BitSet();
        addFamily(first, plan, candidates, queue, seen, free);
        for (int at = 0; at < queue.size() && free.cardinality() < size; at++) {
            for (int f : members.get(queue.get(at))) {
                addFamily(f, plan, candidates, queue, seen, free);
            }
        }
        return free;
    }

    private void addFamily(int f, int[] plan, Candidates candidates, List<Integer> queue, BitSet seen, BitSet free) {
        if (free.get(f) || model.tied(f)) {
            return;
        }
        free.set(f);
        var wanted = new ArrayList<Integer>();
        if (plan[f] != NONE) {
            wanted.add(model.locality(plan[f]));
        }
        int[] near = candidates.of(f);
        for (int i = 0; i < Math.min(4, near.length); i++) {
            wanted.add(model.locality(near[i]));
        }
        while (!wanted.isEmpty()) {
            int l = wanted.remove(/* index */ chance.nextInt(wanted.size()));
            if (!seen.get(l)) {
                seen.set(l);
                queue.add(l);
            }
        }
    }

    private List<List<Integer>> members(int[] plan) {
        var members = new ArrayList<List<Integer>>();
        for (int l = 0; l < model.localities; l++) {
            members.add(new ArrayList<>());
        }
        for (int f = 0; f < model.families; f++) {
            if (plan[f] != NONE) {
                members.get(model.locality(plan[f])).add(f);
            }
        }
        return members;
    }

    private int[] choices(int[] plan, Candidates candidates, int f) {
        int[] near = candidates.of(f);
        int[] all = Arrays.copyOf(near, near.length + 2);
        int count = near.length;
        boolean knowsOwn = plan[f] == NONE;
        for (int k : near) {
            knowsOwn |= k == plan[f];
        }
        if (!knowsOwn) {
            all[count++] = plan[f];
        }
        if (!model.must[f]) {
            all[count++] = NONE;
        }
        return Arrays.copyOf(all, count);
    }
}
