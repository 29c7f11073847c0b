package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.havn.placement.engine.FamilyExplanation.ForcedCost;

/// What it costs the plan when people force or forbid a pair, by solving again.
final class ForcedChoices {
    private final PlacementProblem problem;
    private final PlacementOptions options;
    private final Basis basis;
    private final Resolve resolve;
    private final Stop stop;

    ForcedChoices(PlacementProblem problem, PlacementOptions options, Basis basis, Resolve resolve, Stop stop) {
        this.problem = problem;
        this.options = options;
        this.basis = basis;
        this.resolve = resolve;
        this.stop = stop;
    }

    static ForcedCost impossible() {
        return new ForcedCost(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, true, false, 0, List.of());
    }

    /// What forcing an open pair costs.
    ForcedCost cost(int f, int pair) {
        var changed = basis.model().withForced(f, pair);
        var answer = resolve.solve(changed, f, basis.bound());
        int[] plan = answer.plan();
        if (plan == null) {
            return fromScratch(problem.withPin(f, problem.pairLocality(pair)), f);
        }
        return cost(answer, plan, f);
    }

    /// What forbidding the chosen pair costs.
    ForcedCost costOfForbidding(int f, int pair) {
        var closed = (BitSet) basis.model().closed.clone();
        closed.set(pair);
        var changed = basis.model().withClosed(closed);
        if (changed.must[f] && !changed.placeable(f)) {
            return fromScratch(problem.withForbidden(f, problem.pairLocality(pair)), f);
        }
        var answer = resolve.solve(changed, NONE, basis.bound());
        int[] plan = answer.plan();
        if (plan == null) {
            return fromScratch(problem.withForbidden(f, problem.pairLocality(pair)), f);
        }
        return cost(answer, plan, f);
    }

    private ForcedCost cost(Resolve.Answer answer, int[] plan, int f) {
        var moved = new ArrayList<String>();
        for (int other : Resolve.moved(plan, basis.plan(), f)) {
            if (!keptApart(f, other)) {
                moved.add(problem.familyId(other));
            }
        }
        double cost = basis.value(basis.weight() - answer.weight());
        double atLeast = basis.value(basis.weight() - answer.bound());
        boolean proven = answer.proven() && basis.weight() >= basis.bound();
        return new ForcedCost(cost, Math.min(cost, atLeast), proven, true, 0, moved);
    }

    /// Whoever is kept apart from a family for safety is never named to it.
    private boolean keptApart(int f, int other) {
        var aparts = basis.model().aparts;
        return aparts != null && java.util.Arrays.stream(aparts.others(f)).anyMatch(o -> o == other);
    }

    /// With the held counts out of reach everything is solved anew, counts included.
    private ForcedCost fromScratch(PlacementProblem changed, int f) {
        double seconds = Math.max(0.05, Math.min(10, stop.secondsLeft()));
        var result = new Solve(
                        changed,
                        options.withMinimalPrices(false).withTimeLimit(Duration.ofMillis((long) (seconds * 1000))),
                        SolveProgress.silent())
                .run();
        var plan = result.plan();
        if (plan == null) {
            return impossible();
        }
        var moved = new ArrayList<String>();
        int before = 0;
        for (int other = 0; other < problem.families(); other++) {
            int pair = basis.plan()[other];
            before += pair == NONE ? 0 : 1;
            int was = pair == NONE ? NONE : problem.pairLocality(pair);
            if (other != f && plan.localityOf(other) != was && !keptApart(f, other)) {
                moved.add(problem.familyId(other));
            }
        }
        double value = basis.sign() * basis.value(basis.weight());
        double cost = basis.sign() * (value - result.objective());
        double atLeast = basis.sign() * (value - result.bound());
        return new ForcedCost(
                cost,
                Math.min(cost, atLeast),
                result.status() == SolveStatus.OPTIMAL,
                true,
                Math.max(0, before - result.placed()),
                moved);
    }
}
