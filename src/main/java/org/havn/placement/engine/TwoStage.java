package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/// The two-stage programme: whole families of a batch now, against what each of several futures would make of what
/// they leave.
///
/// Benders' method with a cut for each future and round. Cuts are prices, so one round's prices also prove which pairs
/// can no longer be best; those leave the programme. It stops at a small gap or after a number of rounds, never by the
/// clock.
public final class TwoStage {
    /// Of the batch and all that is still to come.
    static final double GAP = 1e-5;

    private static final int ROUNDS = 40;

    private final Model model;
    private final double[] value;
    private final double[] later;
    private final List<RestWorth> futures;
    private final int threads;
    private final List<List<WorthCut>> cuts = new ArrayList<>();
    /// By round, the mean of its cuts.
    private final List<WorthCut> means = new ArrayList<>();
    private final BitSet open = new BitSet();
    private final boolean[] must;
    private int[] best;
    private double worth = Double.NEGATIVE_INFINITY;
    private double bound = Double.POSITIVE_INFINITY;

    /// What was found.
    ///
    /// @param localities by family of the batch, or `NONE`
    /// @param worth of the batch and on average of the futures
    /// @param bound what no plan of the batch can exceed
    /// @param rounds of cuts
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed
    public record Found(int[] localities, double worth, double bound, int rounds) {}

    /// @param batch with what may be used now
    /// @param later what the batch and the futures may use together, by locality, then dimension
    /// @param futures at least one
    public TwoStage(PlacementProblem batch, double[] later, List<RestWorth> futures, int threads) {
        this.model = Model.of(batch);
        this.value = batch.pairValue;
        this.later = later;
        this.futures = futures;
        this.threads = threads;
        this.must = new boolean[batch.families()];
        this.best = new int[batch.families()];
        Arrays.fill(best, NONE);
        for (int f = 0; f < batch.families(); f++) {
            must[f] = batch.pin(f) != NONE;
            for (int k = model.start(f); k < model.end(f); k++) {
                open.set(k, model.open(k) && (must[f] || value[k] > 0));
            }
        }
        futures.forEach(each -> cuts.add(new ArrayList<>()));
    }

    /// @param start localities that keep the rules, from which it begins
    /// @param near prices by future that are likely to be near
    public Found solve(int[] start, List<Prices> near) {
        int[] plan = new int[start.length];
        for (int f = 0; f < plan.length; f++) {
            plan[f] = start[f] == NONE ? NONE : model.problem.pair(f, start[f]);
        }
        add(IntStream.range(0, near.size())
                .mapToObj(n -> futures.get(n).cut(byCell(near.get(n))))
                .toList());
        var seen = new HashSet<List<Integer>>();
        int rounds = 0;
        while (seen.add(Arrays.stream(plan).boxed().toList())) {
            rounds++;
            look(plan);
            if (rounds == ROUNDS || near()) {
                break;
            }
            var answer =
                    new TwoStageMaster(model, later, open, must, cuts, means, best, worth, tolerance() / 2).solve();
            bound = Math.min(bound, answer.bound());
            var next = answer.plan();
            if (next == null || near()) {
                break;
            }
            plan = next;
        }
        int[] localities = new int[best.length];
        for (int f = 0; f < best.length; f++) {
            localities[f] = best[f] == NONE ? NONE : model.locality(best[f]);
        }
        return new Found(localities, worth, Math.max(worth, bound), rounds);
    }

    private boolean near() {
        return bound - worth <= tolerance();
    }

    private double tolerance() {
        return GAP * Math.max(1e-9, Math.abs(bound));
    }

    /// What a plan and what it leaves are worth.
    private void look(int[] plan) {
        double[] left = later.clone();
        double now = 0;
        for (int f = 0; f < plan.length; f++) {
            if (plan[f] != NONE) {
                now += value[plan[f]];
                int row = model.row(f, plan[f]);
                int cell = model.locality(plan[f]) * model.dims;
                for (int u = model.useStart(row); u < model.useEnd(row); u++) {
                    left[cell + model.useDim(u)] -= model.useAmount(u);
                }
            }
        }
        var exact = new SideBySide(Math.min(threads, futures.size()))
                .answers(futures, System.nanoTime() + Duration.ofDays(30).toNanos(), future -> future.at(left));
        double all =
                now + exact.stream().mapToDouble(cut -> cut.at(left)).average().orElse(0);
        if (all > worth) {
            worth = all;
            best = plan;
        }
        add(exact);
    }

    /// Takes a cut of each future, and closes what cannot be best at their mean.
    private void add(List<WorthCut> round) {
        for (int n = 0; n < round.size(); n++) {
            cuts.get(n).add(round.get(n));
        }
        means.add(TwoStageMaster.mean(round, later.length));
        means.forEach(this::close);
    }

    private void close(WorthCut mean) {
        double[] most = new double[must.length];
        double[] net = new double[value.length];
        double proven = mean.at(later);
        for (int f = 0; f < must.length; f++) {
            most[f] = must[f] ? Double.NEGATIVE_INFINITY : 0;
            for (int k = open.nextSetBit(model.start(f)); k >= 0 && k < model.end(f); k = open.nextSetBit(k + 1)) {
                net[k] = value[k] - mean.charge(model, f, k);
                most[f] = Math.max(most[f], net[k]);
            }
            proven += most[f];
        }
        bound = Math.min(bound, proven);
        double kept = worth - 1e-9 * Math.max(1, Math.abs(worth));
        for (int f = 0; f < must.length; f++) {
            for (int k = open.nextSetBit(model.start(f)); k >= 0 && k < model.end(f); k = open.nextSetBit(k + 1)) {
                if (proven - most[f] + net[k] < kept && best[f] != k) {
                    open.clear(k);
                }
            }
            must[f] |= proven - most[f] < kept && best[f] != NONE;
        }
    }

    private double[] byCell(Prices prices) {
        double[] all = new double[later.length];
        for (int cell = 0; cell < all.length; cell++) {
            all[cell] = Double.isFinite(later[cell]) ? prices.of(cell / model.dims, cell % model.dims) : 0;
        }
        return all;
    }
}
