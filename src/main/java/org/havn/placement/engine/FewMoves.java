package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.stream.IntStream;
import org.havn.placement.engine.SolveProgress.Stage;

/// Among plans of the same worth, one that leaves as many families as it finds where an earlier plan had them: whoever
/// asks for one change should not have to look through thirty that nobody asked for.
///
/// Worth comes first without exception: it is counted in steps so large that all families together, staying, weigh
/// less than one of them. That no plan of the same worth moves fewer is not promised.
///
/// @see <a href="../../../../../../../docs/decisions/0331-few-moves-among-equal-plans.md">decision 0331</a>
final class FewMoves {
    /// As long again as the solve has taken, and this at least, but never more than a share of what is left.
    private static final double LEAST_SECONDS = 1;

    private static final double MOST_SHARE = 0.25;
    private static final int ATTEMPTS = 1;
    private static final int NEAR = 12;

    private final Model model;
    private final PlacementOptions options;
    private final Stop stop;

    /// @param model of the stage of value
    FewMoves(Model model, PlacementOptions options, Stop stop) {
        this.model = model;
        this.options = options;
        this.stop = stop;
    }

    /// The plan found, or another that weighs as much.
    int[] plan(StageSolver.Outcome outcome) {
        int[] before = before();
        int were = stayed(before, before);
        int[] start = start(before, outcome);
        if (stayed(before, start) == were || stop.now()) {
            return start;
        }
        double scale = (were + 1) / model.step;
        double[] weight = new double[model.weight.length];
        double most = 0;
        for (int f = 0; f < model.families; f++) {
            double greatest = 0;
            for (int k = model.start(f); k < model.end(f); k++) {
                weight[k] = Math.rint(model.weight[k] * scale) + (k == before[f] ? 1 : 0);
                greatest = Math.max(greatest, Math.abs(weight[k]));
            }
            most += greatest;
        }
        if (most > ValueScale.MOST_EXACT) {
            return start;
        }
        var found = search(model.withStage(weight, model.must, model.floor), start);
        return model.weightOf(found) >= outcome.weight() ? found : start;
    }

    /// The earlier plan with what has changed put right, if that is as good as the plan found and moves fewer.
    private int[] start(int[] before, StageSolver.Outcome outcome) {
        int stayed = stayed(before, outcome.plan());
        if (stayed == stayed(before, before)) {
            return outcome.plan();
        }
        int[] displaced = IntStream.range(0, model.families)
                .filter(f -> model.must[f] && before[f] == NONE)
                .toArray();
        var state = Repair.of(model, outcome.prices(), before, displaced);
        if (state == null) {
            return outcome.plan();
        }
        var near = Candidates.within(model, outcome.prices(), Double.POSITIVE_INFINITY, NEAR);
        new LocalSearch(model, near, options.seed()).improve(state, stop);
        boolean better =
                state.keepsRules() && state.weight() >= outcome.weight() && stayed(before, state.chosen) > stayed;
        return better ? state.chosen : outcome.plan();
    }

    private int[] search(Model both, int[] plan) {
        double left = stop.secondsLeft();
        double share = left > 0 ? Math.max(LEAST_SECONDS, stop.seconds()) / left : 0;
        var part = stop.part(Math.min(MOST_SHARE, share));
        var quiet = new Progress(SolveProgress.silent(), part, both.families);
        return new StageSolver(both, Stage.VALUE, plan, options.withMinimalPrices(false), part, quiet, new Effort())
                .attempts(ATTEMPTS)
                .solve()
                .plan();
    }

    /// The pairs of the earlier plan that are still open.
    private int[] before() {
        int[] pairs = new int[model.families];
        for (int f = 0; f < pairs.length; f++) {
            int locality = model.problem.earlier(f);
            int pair = locality == NONE ? NONE : model.problem.pair(f, locality);
            pairs[f] = pair == NONE || !model.open(pair) ? NONE : pair;
        }
        return pairs;
    }

    private static int stayed(int[] before, int[] plan) {
        int stayed = 0;
        for (int f = 0; f < plan.length; f++) {
            stayed += before[f] != NONE && before[f] == plan[f] ? 1 : 0;
        }
        return stayed;
    }
}
