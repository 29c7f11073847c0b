package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.havn.placement.engine.SolveProgress.Stage;
import org.jspecify.annotations.Nullable;

/// Solves a slightly changed problem quickly, from the prices and the plan of the solve before.
///
/// The old prices still prove a bound; the search looks just below it first, then further down, until it
/// has found the best.
final class Resolve {
    private static final long NODES = 8_000;
    private static final int WIDENINGS = 7;

    /// What came out.
    ///
    /// @param plan null if none was found
    /// @param proven whether nothing better exists (without a plan: whether none exists)
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed
    record Answer(int @Nullable [] plan, double weight, double bound, boolean proven) {}

    private static final int SET_NODES = 400;
    private static final long SET_WORK = 3_000_000;
    private static final int RELAXED_FAMILIES = 400;
    private static final int BRANCH_SIZE = 3_000;

    private final PlacementOptions options;
    private final Stop stop;
    private final Basis basis;
    private final @Nullable SetProgramme programme;
    private final @Nullable PairLosses losses;
    private final AtomicLong solved = new AtomicLong();
    private final AtomicLong unproven = new AtomicLong();
    private @Nullable LinearRelaxation relaxation;
    private volatile boolean quick;

    Resolve(PlacementOptions options, Basis basis, Stop stop) {
        this.options = options;
        this.basis = basis;
        this.stop = stop;
        this.programme = programme(basis, stop);
        this.losses = programme == null ? null : PairLosses.of(programme, SET_WORK);
    }

    /// The solve's own programme of family sets, or a new one where it did without and places are small.
    private static @Nullable SetProgramme programme(Basis basis, Stop stop) {
        var known = basis.programme();
        return known != null || basis.model().families > RELAXED_FAMILIES
                ? known
                : SetProgramme.of(basis.model(), List.of(basis.plan()), basis.point(), SET_WORK, stop);
    }

    /// As many threads as may ask at once.
    SideBySide sideBySide() {
        int processors = Runtime.getRuntime().availableProcessors();
        return new SideBySide(programme == null ? 1 : Math.min(options.workers(), processors));
    }

    /// @param changed the changed model
    /// @param forced a family whose only open pair is used first, or `NONE`
    /// @param atMost what no plan of it can weigh more than, as is known already
    Answer solve(Model changed, int forced, double atMost) {
        solved.incrementAndGet();
        int forcedPair = forced == NONE ? NONE : changed.closed.nextClearBit(changed.start(forced));
        var prices = basis.point().on(changed);
        var repaired = repaired(changed, prices, forced);
        double known = repaired == null ? Double.NEGATIVE_INFINITY : repaired.weight();
        int @Nullable [] plan = repaired == null ? null : repaired.chosen;
        double bound = Math.min(atMost, prices.reachable());
        if (known < bound && programme != null) {
            return bySets(programme, changed, repaired, prices, bound);
        }
        if (known < bound) {
            prices = relax(changed, forcedPair, prices);
            bound = Math.min(bound, prices.reachable());
        }
        if (known < bound && repaired != null) {
            new LocalSearch(changed, Candidates.within(changed, prices, bound - known, 8), options.seed())
                    .improve(repaired, stop);
            known = repaired.weight();
        }
        if (known >= bound) {
            return new Answer(plan, known, known, true);
        }
        double depth = Math.max(changed.step, Math.abs(bound) * 2e-5);
        for (int i = 0; i < WIDENINGS && !stop.now(); i++, depth *= 3) {
            double target = i == WIDENINGS - 1 ? known : Math.max(known, bound - depth);
            var search = new BranchAndBound(changed, prices, target, NODES, stop);
            boolean complete = search.size() <= BRANCH_SIZE && search.search();
            int[] found = search.best();
            if (found != null) {
                plan = found;
                known = search.bestWeight();
            }
            if (complete && (found != null || target == known)) {
                return new Answer(plan, known, known, true);
            }
            if (!complete) {
                break;
            }
            bound = Math.min(bound, target + changed.step);
        }
        if (plan == null) {
            return new Answer(null, Double.NEGATIVE_INFINITY, bound, false);
        }
        return quick ? unproven(plan, known, bound) : thoroughly(changed, plan, bound);
    }

    private Answer unproven(int @Nullable [] plan, double known, double bound) {
        unproven.incrementAndGet();
        return new Answer(plan, known, bound, false);
    }

    private Answer thoroughly(Model changed, int[] plan, double bound) {
        var outcome = new StageSolver(
                        changed,
                        Stage.VALUE,
                        plan,
                        options.withMinimalPrices(false),
                        stop,
                        new Progress(SolveProgress.silent(), stop, changed.families),
                        new Effort())
                .attempts(1)
                .solve();
        double least = Math.min(bound, outcome.bound());
        return new Answer(outcome.plan(), outcome.weight(), least, outcome.weight() >= least - changed.step * 0.5);
    }

    /// From the solved programme of family sets: its sets and prices are where the changed problem's begin.
    private Answer bySets(
            SetProgramme sets, Model changed, @Nullable PlanState repaired, DualPoint prices, double atMost) {
        improve(changed, prices, repaired);
        int @Nullable [] plan = repaired == null ? null : repaired.chosen;
        var search = search(sets, changed, plan).atMost(atMost).run();
        plan = search.plan();
        double bound = Math.min(atMost, search.bound());
        if (search.complete()) {
            return new Answer(plan, search.weight(), search.weight(), true);
        }
        return quick || plan == null ? unproven(plan, search.weight(), bound) : thoroughly(changed, plan, bound);
    }

    /// The best plan of a changed problem with a forced family, if it weighs as much as `least` at least; else
    /// without a plan.
    Answer atLeast(double least, Model changed, int forced) {
        var sets = programme;
        if (sets == null) {
            var answer = solve(changed, forced, Double.POSITIVE_INFINITY);
            return answer.weight() >= least ? answer : new Answer(null, answer.weight(), answer.bound(), false);
        }
        solved.incrementAndGet();
        var prices = basis.point().on(changed);
        double bound = prices.reachable();
        if (bound < least) {
            return new Answer(null, Double.NEGATIVE_INFINITY, bound, true);
        }
        var repaired = repaired(changed, prices, forced);
        improve(changed, prices, repaired);
        int[] plan = repaired == null || repaired.weight() < least ? null : repaired.chosen;
        var search = search(sets, changed, plan).reaching(least).atMost(bound).run();
        return new Answer(search.plan(), search.weight(), Math.min(bound, search.bound()), found(search.complete()));
    }

    /// Whether a changed problem has a better plan than one known, which it allows.
    Answer better(Model changed, int[] plan) {
        var sets = programme;
        if (sets == null) {
            return solve(changed, NONE, Double.POSITIVE_INFINITY);
        }
        solved.incrementAndGet();
        double bound = basis.point().on(changed).reachable();
        var search = search(sets, changed, plan).atMost(bound).firstBetter().run();
        boolean done = search.complete() || search.weight() > changed.weightOf(plan);
        return new Answer(search.plan(), search.weight(), Math.min(bound, search.bound()), found(done));
    }

    private boolean found(boolean complete) {
        if (!complete) {
            unproven.incrementAndGet();
        }
        return complete;
    }

    private SetSearch search(SetProgramme sets, Model changed, int @Nullable [] plan) {
        var search = new SetSearch(sets, changed, plan, SET_NODES, SET_WORK, stop);
        return losses == null ? search : search.knowing(losses);
    }

    private void improve(Model changed, DualPoint prices, @Nullable PlanState state) {
        if (state != null) {
            var near = Candidates.within(changed, prices, Double.POSITIVE_INFINITY, 8);
            new LocalSearch(changed, near, options.seed()).improve(state, stop);
        }
    }

    /// Prices that fit the changed problem better, where the linear programme is small enough to keep at
    /// hand.
    private DualPoint relax(Model changed, int forcedPair, DualPoint prices) {
        var base = basis.model();
        if (base.families > RELAXED_FAMILIES || changed.links != base.links) {
            return prices;
        }
        var linear = relaxation;
        if (linear == null) {
            linear = new LinearRelaxation(base, Effort.LINEAR_SOLVER);
            linear.solve(basis.plan(), basis.point(), stop);
            relaxation = linear;
        }
        return linear.solveChanged(changed, forcedPair, prices, stop);
    }

    /// Gives the linear programme back.
    void close() {
        var linear = relaxation;
        if (linear != null) {
            linear.close();
            relaxation = null;
        }
    }

    /// From now on a question that cannot be proven at once is answered with what is known.
    Resolve quick(boolean wanted) {
        quick = wanted;
        return this;
    }

    long solved() {
        return solved.get();
    }

    long unproven() {
        return unproven.get();
    }

    /// The plan before with the change in it, beginning with whom it is about.
    private @Nullable PlanState repaired(Model changed, DualPoint prices, int forced) {
        return forced == NONE
                ? Repair.of(changed, prices, basis.plan())
                : Repair.of(changed, prices, basis.plan(), forced);
    }

    /// Families other than this one that two plans treat differently.
    static int[] moved(int[] plan, int[] other, int family) {
        return IntStream.range(0, plan.length)
                .filter(f -> f != family && plan[f] != other[f])
                .toArray();
    }

    static int[] nobody(int families) {
        int[] plan = new int[families];
        Arrays.fill(plan, NONE);
        return plan;
    }
}
