package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Arrays;
import java.util.List;
import org.havn.placement.engine.SolveProgress.Stage;
import org.jspecify.annotations.Nullable;

/// Solves one stage: prices and bound from the linear programme, plans from rounding and search, proof from what is
/// left.
///
/// @see <a href="../../../../../../../docs/decisions/0011-solve-pipeline.md">decision 0011</a>
final class StageSolver {
    private static final long BRANCH_NODES = 200_000;
    private static final int BRANCH_SIZE = 4_000;
    private static final int WHOLE_SIZE = 20_000;
    private static final int STIRRED_FAMILIES = 100;
    private static final double FIRST_WORK = 1.0;
    private static final long SET_WORK = 20_000_000;
    private static final int SET_NODES = 3_000;
    /// Above this another linear solver is quicker, and prices need not be minimal.
    private static final int LINEAR_FAMILIES = 1_500;
    /// How much of the time that is left a large linear programme, and the dives after it, may take.
    private static final double LINEAR_SHARE = 0.5;

    private static final double DIVING_SHARE = 0.5;
    private static final int NEAR = 12;
    /// How warm upheavals begin, one time after the other, as a share of a family's mean weight.
    private static final double[] WARMTH = {0.01, 0.003, 0.03};

    /// What a stage came to, in weights.
    ///
    /// @param prices that prove a bound, maybe not the tightest one known
    /// @param programme of whole family sets, where one was solved
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed
    record Outcome(
            int[] plan,
            double weight,
            double bound,
            boolean proven,
            DualPoint prices,
            @Nullable SetProgramme programme) {}

    private final Model model;
    private final Stage stage;
    private final PlacementOptions options;
    private final Stop stop;
    private final Progress progress;
    private final Effort effort;
    private int[] plan;
    private double weight;
    private double bound = Double.POSITIVE_INFINITY;
    private double wantedGap;
    private boolean setsAlone;
    private @Nullable SetProgramme programme;
    private int mostAttempts = Integer.MAX_VALUE;

    /// @param plan a plan that keeps the stage's rules
    StageSolver(
            Model model,
            Stage stage,
            int[] plan,
            PlacementOptions options,
            Stop stop,
            Progress progress,
            Effort effort) {
        this.model = model;
        this.stage = stage;
        this.options = options;
        this.stop = stop;
        this.progress = progress;
        this.effort = effort;
        this.plan = plan;
        this.weight = model.weightOf(plan);
    }

    /// Stops at this relative gap instead of at a proof.
    StageSolver wantedGap(double gap) {
        wantedGap = gap;
        return this;
    }

    /// Leaves everything to whole family sets, for tests of that way.
    StageSolver setsAlone(boolean alone) {
        setsAlone = alone;
        return this;
    }

    /// Gives up after so many rounds of search instead of going on until time is up.
    StageSolver attempts(int most) {
        mostAttempts = most;
        return this;
    }

    Outcome solve() {
        var prices = DualPoint.zero(model);
        lower(prices.reachable());
        if (finished()) {
            return outcome(prices);
        }
        if (setsAlone) {
            if (searchSets(prices)) {
                lower(weight);
            }
            return outcome(prices);
        }
        prices = effort.timed("prices", () -> new Subgradient(model).run(rounds(), weight, stop));
        lower(prices.reachable());
        build(prices, null);
        if (finished() || stop.now()) {
            return outcome(prices);
        }
        prices = model.families <= LINEAR_FAMILIES ? relax(prices) : relaxMany(prices);
        if (!finished() && !stop.now() && searchAll(prices)) {
            lower(weight);
        }
        return outcome(prices);
    }

    private int rounds() {
        return model.families > LINEAR_FAMILIES ? 300 : model.weight.length > 20_000 ? 75 : 30;
    }

    /// The linear programme, and a plan from its shares.
    private DualPoint relax(DualPoint start) {
        return effort.timed("linear", () -> {
            try (var linear = new LinearRelaxation(model, Effort.LINEAR_SOLVER)) {
                var prices = linear.solve(plan, start, stop);
                effort.count("linear rounds", linear.rounds());
                effort.count("linear columns", linear.columns());
                if (linear.rounds() > 0 && !stop.now()) {
                    effort.duality(linear.dualityDifference(), prices.bound);
                }
                lower(prices.reachable());
                if (linear.rounds() > 0 && !finished()) {
                    build(prices, firstChoice(linear));
                    dive(prices, linear);
                }
                return stage == Stage.VALUE && options.minimalPrices() && linear.rounds() > 0
                        ? linear.minimal(prices, prices.bound, stop)
                        : prices;
            }
        });
    }

    /// The linear programme of thousands of families, where value is what counts: the count of those placed is bounded
    /// well enough without.
    private DualPoint relaxMany(DualPoint start) {
        if (stage != Stage.VALUE) {
            return start;
        }
        return effort.timed("linear", () -> {
            try (var linear = new LinearRelaxation(model, Effort.LARGE_LINEAR_SOLVER)) {
                var prices = linear.solve(plan, start, stop.part(LINEAR_SHARE));
                effort.count("linear rounds", linear.rounds());
                effort.count("linear columns", linear.columns());
                lower(prices.reachable());
                dive(prices, linear);
                return prices;
            }
        });
    }

    private void dive(DualPoint prices, LinearRelaxation solved) {
        if (model.families <= STIRRED_FAMILIES || !Diving.knows(model) || finished() || stop.now()) {
            return;
        }
        effort.timed("diving", () -> {
            var diving = new Diving(model, prices).after(solved);
            var state = diving.plan(stop.part(DIVING_SHARE));
            effort.count("dives", diving.rounds());
            new LocalSearch(model, Candidates.within(model, prices, Double.POSITIVE_INFINITY, NEAR), options.seed())
                    .improve(state, stop);
            if (state.keepsRules()) {
                accept(state.chosen);
            }
            return state;
        });
    }

    private int[] firstChoice(LinearRelaxation linear) {
        int[] first = new int[model.families];
        Arrays.fill(first, NONE);
        for (var it : linear.leanings()) {
            first[it.family()] = it.share() > 0.5 ? it.pair() : NONE;
        }
        return first;
    }

    private void build(DualPoint prices, int @Nullable [] firstChoice) {
        effort.timed("rounding", () -> {
            var search = new LocalSearch(
                    model, Candidates.within(model, prices, Double.POSITIVE_INFINITY, NEAR), options.seed());
            var fresh = new Construction(model, prices).build(firstChoice);
            if (fresh.keepsRules()) {
                search.improve(fresh, stop);
                accept(fresh.chosen);
            } else {
                var old = new PlanState(model, plan);
                search.improve(old, stop);
                accept(old.chosen);
            }
            return search.moves();
        });
    }

    /// Many quick upheavals: what large plans need before a proof is in reach.
    private void stir(DualPoint prices, long upheavals, double warmth, long seed) {
        effort.timed("upheavals", () -> {
            new Upheavals(model, prices, seed, options.workers(), stop).improve(plan, upheavals, warmth, this::accept);
            effort.count("upheavals", upheavals);
            return plan;
        });
    }

    /// Branches on whole family sets; true if everything was looked at.
    private boolean searchSets(DualPoint prices) {
        var made = effort.timed("sets", () -> SetProgramme.of(model, List.of(plan), prices, SET_WORK, stop));
        if (made == null) {
            return false;
        }
        programme = made;
        lower(Math.floor(made.priced.bound / model.step) * model.step);
        if (finished()) {
            return true;
        }
        var search = effort.timed(
                "set branching",
                () -> new SetSearch(made, model, plan, SET_NODES, SET_WORK, stop)
                        .keeping()
                        .hear(this::accept)
                        .run());
        effort.count("set nodes", search.nodes());
        effort.count("set rounds", search.rounds());
        effort.count("set pivots", search.pivots());
        effort.count("sets", made.master.size());
        programme = search.programme();
        if (search.complete()) {
            return true;
        }
        lower(Math.floor(search.bound() / model.step) * model.step);
        return false;
    }

    /// One round of search over all that the bound still allows; true if everything was looked at.
    private boolean searchAll(DualPoint prices) {
        if (model.families <= LINEAR_FAMILIES && searchSets(prices)) {
            return true;
        }
        if (model.families > STIRRED_FAMILIES) {
            stir(prices, model.families * 250L, WARMTH[0], options.seed());
            if (finished() || stop.now()) {
                return finished();
            }
        }
        var branch = effort.timed("branching", () -> {
            var search = new BranchAndBound(model, prices, weight, BRANCH_NODES, stop);
            boolean complete = search.size() <= BRANCH_SIZE && search.search();
            effort.count("branch nodes", search.nodes());
            int[] found = search.best();
            if (found != null) {
                accept(found);
            }
            return complete;
        });
        if (branch || finished()) {
            return true;
        }
        double work = FIRST_WORK;
        var neighbourhoods = new NeighbourhoodSearch(model, prices, options, stop, effort);
        int attempts = 0;
        while (!stop.now() && !finished() && attempts++ < mostAttempts) {
            var left = Candidates.within(model, prices, prices.bound - weight, Integer.MAX_VALUE);
            if (left.count() <= WHOLE_SIZE) {
                if (searchWhole(prices, left, work)) {
                    return true;
                }
            }
            if (model.families > STIRRED_FAMILIES) {
                double warmth = WARMTH[attempts % WARMTH.length];
                stir(prices, (long) (model.families * 250L * work), warmth, options.seed() + attempts);
            }
            double seconds = work;
            effort.timed("neighbourhoods", () -> neighbourhoods.improve(plan, seconds, this::accept));
            work *= 2;
        }
        return false;
    }

    private boolean searchWhole(DualPoint prices, Candidates left, double work) {
        return effort.timed("integer", () -> {
            var search = new IntegerSearch(model, plan)
                    .workers(options.workers())
                    .seed(options.seed())
                    .atMost(work)
                    .knownBound(bound)
                    .wantsBound()
                    .hear(this::accept);
            for (int f = 0; f < model.families; f++) {
                search.free(f, choices(prices, left, f));
            }
            var outcome = search.run(stop);
            effort.count("integer searches", 1);
            if (outcome.plan() != null) {
                accept(outcome.plan());
            }
            lower(Math.max(weight, outcome.bound()));
            return outcome.complete();
        });
    }

    private int[] choices(DualPoint prices, Candidates left, int f) {
        int[] pairs = left.of(f);
        if (prices.lossUnplaced(f) <= prices.bound - weight) {
            int[] withNone = Arrays.copyOf(pairs, pairs.length + 1);
            withNone[pairs.length] = NONE;
            return withNone;
        }
        return pairs;
    }

    private synchronized void accept(int[] better) {
        double found = model.weightOf(better);
        if (found > weight) {
            plan = better.clone();
            weight = found;
            progress.better(stage, model.problem, plan);
            tell();
        }
    }

    private synchronized void lower(double lower) {
        double reachable = Math.max(weight, lower);
        if (reachable < bound) {
            bound = reachable;
            tell();
        }
    }

    private boolean finished() {
        return weight >= bound - model.step * 0.5 || Gap.of(weight, bound) <= wantedGap;
    }

    private void tell() {
        progress.tell(
                stage, effort.value(weight), bound == Double.POSITIVE_INFINITY ? null : effort.value(bound), placed());
    }

    private int placed() {
        int placed = 0;
        for (int pair : plan) {
            placed += pair == NONE ? 0 : 1;
        }
        return placed;
    }

    private Outcome outcome(DualPoint prices) {
        boolean proven = weight >= bound - model.step * 0.5;
        return new Outcome(plan, weight, proven ? weight : bound, proven, prices, programme);
    }
}
