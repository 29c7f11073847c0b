package org.havn.placement.bench;

import java.util.Arrays;
import org.havn.placement.engine.PlacementPlan;
import org.havn.placement.engine.PlacementProblem;

/// Places one family after the other, each where it is worth most among what still has room: what a careful person
/// would do
/// with a list.
final class Greedy {
    private final PlacementProblem problem;
    private final double[] free;

    private Greedy(PlacementProblem problem) {
        this.problem = problem;
        this.free = new double[problem.localities() * problem.dimensions()];
        for (int at = 0; at < free.length; at++) {
            free[at] = problem.free(at / problem.dimensions(), at % problem.dimensions());
        }
    }

    static PlacementPlan plan(PlacementProblem problem) {
        return new Greedy(problem).plan();
    }

    private PlacementPlan plan() {
        var localities = new int[problem.families()];
        Arrays.fill(localities, PlacementProblem.NONE);
        for (int family = 0; family < localities.length; family++) {
            var pair = best(family);
            if (pair != PlacementProblem.NONE) {
                localities[family] = problem.pairLocality(pair);
                take(family, pair);
            }
        }
        return PlacementPlan.of(problem, localities);
    }

    private int best(int family) {
        var best = PlacementProblem.NONE;
        for (int pair = problem.pairStart(family); pair < problem.pairEnd(family); pair++) {
            var better = best == PlacementProblem.NONE
                    ? problem.pairValue(pair) > 0
                    : problem.pairValue(pair) > problem.pairValue(best);
            if (better && fits(family, pair)) {
                best = pair;
            }
        }
        return best;
    }

    private boolean fits(int family, int pair) {
        for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
            if (problem.demand(family, pair, dimension) > free[at(pair, dimension)]) {
                return false;
            }
        }
        return true;
    }

    private void take(int family, int pair) {
        for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
            free[at(pair, dimension)] -= problem.demand(family, pair, dimension);
        }
    }

    private int at(int pair, int dimension) {
        return problem.pairLocality(pair) * problem.dimensions() + dimension;
    }
}
