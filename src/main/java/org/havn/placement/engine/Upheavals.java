package org.havn.placement.engine;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Stirs a large plan on several threads: the localities are dealt out anew several times, and each thread changes its
/// own.
///
/// What comes out depends on the seed and on the number of threads, and on no clock.
final class Upheavals {
    private static final int NEAREST = 40;
    private static final int DEALS = 12;
    private static final double COOLING = 1e-3;

    private final Model model;
    private final DualPoint prices;
    private final Candidates candidates;
    private final SplittableRandom chance;
    private final int threads;
    private final Stop stop;

    Upheavals(Model model, DualPoint prices, long seed, int threads, Stop stop) {
        this.model = model;
        this.prices = prices;
        this.candidates = Candidates.within(model, prices, Double.POSITIVE_INFINITY, NEAREST);
        this.chance = new SplittableRandom(seed);
        this.threads = together(model, threads);
        this.stop = stop;
    }

    /// Rules between families of two sides can be kept by one thread alone, and so can the count of a class.
    private static int together(Model model, int threads) {
        boolean apart = model.aparts == null && model.links == null;
        boolean free = IntStream.of(model.floor).allMatch(it -> it == 0);
        return apart && free ? Math.max(1, threads) : 1;
    }

    /// Spends so many upheavals; every better plan is handed on.
    ///
    /// @param warmth how much of the mean weight of a family may be lost at first
    void improve(int[] plan, long upheavals, double warmth, Consumer<int[]> better) {
        if (model.families == 0) {
            return;
        }
        double mean = Math.max(model.step, Math.abs(model.weightOf(plan)) / model.families);
        double first = warmth * mean;
        if (threads == 1) {
            alone(plan, upheavals, first, better);
            return;
        }
        int[] now = plan;
        int[] best = plan;
        for (int deal = 0; deal < DEALS && !stop.now(); deal++) {
            double from = first * Math.pow(COOLING, (double) deal / DEALS);
            double to = first * Math.pow(COOLING, (deal + 1.0) / DEALS);
            now = together(now, Math.max(1, upheavals / DEALS / threads), from, to);
            if (model.weightOf(now) > model.weightOf(best)) {
                best = now;
                better.accept(best);
            }
        }
    }

    private void alone(int[] plan, long upheavals, double first, Consumer<int[]> better) {
        new RuinAndRecreate(model, prices, candidates, Sides.one(model), 0, chance, stop)
                .improve(plan, upheavals, first, first * COOLING, better);
    }

    private int[] together(int[] plan, long each, double from, double to) {
        var sides = Sides.drawn(model, threads, chance);
        var chances = IntStream.range(0, threads).mapToObj(i -> chance.split()).toList();
        List<int[]> ends = new SideBySide(threads)
                .answers(
                        IntStream.range(0, threads).boxed().toList(),
                        System.nanoTime() + Duration.ofDays(1).toNanos(),
                        side -> new RuinAndRecreate(model, prices, candidates, sides, side, chances.get(side), stop)
                                .improve(plan, each, from, to, better -> {}));
        return sides.joined(plan, ends);
    }
}
