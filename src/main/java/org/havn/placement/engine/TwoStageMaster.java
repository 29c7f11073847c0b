package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The batch as integers, and for each future what its cuts allow it to be worth: a search through the families, one
/// after the other, that turns back where the cuts prove that nothing better follows.
///
/// A solver of integers is no help here: CP-SAT needs whole numbers, and with worths as fine as these it did not end.
final class TwoStageMaster {
    /// Counted, so that every run stops at the same point.
    private static final int MOST_NODES = 20_000;

    private final Model model;
    private final double[] value;
    private final List<List<WorthCut>> cuts;
    private final List<WorthCut> means;
    private final int[] best;
    private final double tolerance;
    private final int[] order;
    /// By family, pairs that may still be best, and `NONE`; the likeliest first.
    private final int[][] choices;
    /// By mean cut and position in the order, what this and all later families can still add.
    private final double[][] most;
    private final double[] left;
    private final long[] room;
    private final int[] plan;
    private int @Nullable [] found;
    private double top;
    private double now;
    private int nodes;

    /// @param plan pairs by family that the cuts value more than what is known, or null
    /// @param bound what no plan can exceed; infinite if the search was cut short
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed
    record Answer(int @Nullable [] plan, double bound) {}

    /// @param later what batch and futures share
    /// @param open pairs that may still be best
    /// @param must families that a best plan places
    /// @param cuts by future
    /// @param means of cuts, one of each future
    /// @param best the best plan so far
    /// @param worth of that plan
    TwoStageMaster(
            Model model,
            double[] later,
            BitSet open,
            boolean[] must,
            List<List<WorthCut>> cuts,
            List<WorthCut> means,
            int[] best,
            double worth,
            double tolerance) {
        this.model = model;
        this.value = model.problem.pairValue;
        this.cuts = cuts;
        this.means = means;
        this.best = best;
        this.tolerance = tolerance;
        this.top = worth;
        this.left = later.clone();
        this.room = model.capacity.clone();
        this.plan = new int[model.families];
        Arrays.fill(plan, NONE);
        this.choices = new int[model.families][];
        double[] regret = new double[model.families];
        for (int f = 0; f < choices.length; f++) {
            choices[f] = choices(f, open, must[f]);
            regret[f] = choices[f].length < 2
                    ? Double.POSITIVE_INFINITY
                    : net(means.getLast(), f, choices[f][0]) - net(means.getLast(), f, choices[f][1]);
        }
        this.order = IntStream.range(0, choices.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer f) -> -regret[f]))
                .mapToInt(f -> f)
                .toArray();
        this.most = new double[means.size()][order.length + 1];
        for (int m = 0; m < most.length; m++) {
            for (int at = order.length - 1; at >= 0; at--) {
                most[m][at] = most[m][at + 1] + mostOf(means.get(m), order[at], false);
            }
        }
    }

    Answer solve() {
        search(0);
        return new Answer(found, nodes > MOST_NODES ? Double.POSITIVE_INFINITY : top + tolerance);
    }

    private int[] choices(int f, BitSet open, boolean placed) {
        var may = IntStream.range(model.start(f), model.end(f)).filter(open::get);
        return IntStream.concat(may, placed ? IntStream.empty() : IntStream.of(NONE))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -net(means.getLast(), f, k)))
                .mapToInt(k -> k)
                .toArray();
    }

    private double net(WorthCut cut, int f, int pair) {
        return pair == NONE ? 0 : value[pair] - cut.charge(model, f, pair);
    }

    private double mostOf(WorthCut cut, int f, boolean withRoom) {
        double net = Double.NEGATIVE_INFINITY;
        for (int k : choices[f]) {
            if (!withRoom || fits(f, k)) {
                net = Math.max(net, net(cut, f, k));
            }
        }
        return net;
    }

    private void search(int at) {
        if (++nodes > MOST_NODES) {
            return;
        }
        if (at == order.length) {
            double worth = now;
            for (var each : cuts) {
                worth += least(each, left).at(left) / cuts.size();
            }
            if (worth > top + tolerance) {
                top = worth;
                found = plan.clone();
            }
            return;
        }
        if (provenAtMeans(at) <= top + tolerance || provenHere(at) <= top + tolerance) {
            return;
        }
        int f = order[at];
        for (int k : choices[f]) {
            if (fits(f, k)) {
                take(f, k, 1);
                search(at + 1);
                take(f, k, -1);
            }
        }
    }

    private double provenAtMeans(int at) {
        double proven = Double.POSITIVE_INFINITY;
        for (int m = 0; m < most.length; m++) {
            proven = Math.min(proven, now + means.get(m).at(left) + most[m][at]);
        }
        return proven;
    }

    /// With those cuts, one of each future, that say least if the families still free went where the best plan puts
    /// them.
    private double provenHere(int at) {
        double[] likely = left.clone();
        for (int next = at; next < order.length; next++) {
            if (best[order[next]] != NONE) {
                use(likely, order[next], best[order[next]], 1);
            }
        }
        var here = mean(cuts.stream().map(each -> least(each, likely)).toList(), left.length);
        double proven = now + here.at(left);
        for (int next = at; next < order.length; next++) {
            proven += mostOf(here, order[next], true);
        }
        return proven;
    }

    private static WorthCut least(List<WorthCut> cuts, double[] rest) {
        var least = cuts.getFirst();
        double worth = Double.POSITIVE_INFINITY;
        for (var cut : cuts) {
            double now = cut.at(rest);
            if (now < worth) {
                worth = now;
                least = cut;
            }
        }
        return least;
    }

    /// What several futures are worth on average at most, by one cut of each.
    static WorthCut mean(List<WorthCut> one, int cells) {
        double[] price = new double[cells];
        double level = 0;
        for (var cut : one) {
            level += cut.level() / one.size();
            for (int cell = 0; cell < cells; cell++) {
                price[cell] += cut.price()[cell] / one.size();
            }
        }
        return new WorthCut(level, price);
    }

    private boolean fits(int f, int pair) {
        if (pair == NONE) {
            return true;
        }
        int row = model.row(f, pair);
        for (int u = model.useStart(row); u < model.useEnd(row); u++) {
            if (room[model.locality(pair) * model.dims + model.useDim(u)] < model.useUnits(u)) {
                return false;
            }
        }
        return true;
    }

    /// @param sign 1 to take, -1 to give back
    private void take(int f, int pair, int sign) {
        plan[f] = sign > 0 ? pair : NONE;
        if (pair == NONE) {
            return;
        }
        now += sign * value[pair];
        use(left, f, pair, sign);
        int row = model.row(f, pair);
        for (int u = model.useStart(row); u < model.useEnd(row); u++) {
            int cell = model.locality(pair) * model.dims + model.useDim(u);
            if (model.limited(cell)) {
                room[cell] -= sign * model.useUnits(u);
            }
        }
    }

    private void use(double[] rest, int f, int pair, int sign) {
        int row = model.row(f, pair);
        for (int u = model.useStart(row); u < model.useEnd(row); u++) {
            rest[model.locality(pair) * model.dims + model.useDim(u)] -= sign * model.useAmount(u);
        }
    }
}
