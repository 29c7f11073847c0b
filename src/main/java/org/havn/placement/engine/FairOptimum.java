package org.havn.placement.engine;

import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.List;

/// The linear optimum under guarantees for groups, where families may be divided.
///
/// Each guarantee has a dual μ, and value counts as (1 + μ) · value for its group. The duals are found by cutting
/// planes:
/// any weights prove that no plan under the guarantees is worth more than the optimum at these weights less what was
/// asked for, and the best weights prove the true figure.
///
/// @param atWeights the linear programme with the groups' weighted values, whose prices are charged
/// @param weights μ of each floor, in their order
/// @param value what can be had under the guarantees
/// @param without what could be had without them
/// @param reached whether all guarantees can be kept; if not, the weights are as large as they may be
public record FairOptimum(
        LinearOptimum atWeights, List<Double> weights, double value, double without, boolean reached) {
    private static final double GREATEST = 1_000;
    private static final int ROUNDS = 200;

    public FairOptimum {
        weights = List.copyOf(weights);
    }

    /// The price of fairness: what everybody together gives up for the guarantees.
    public double cost() {
        return without - value;
    }

    /// @param floors with groups that do not overlap
    public static FairOptimum of(PlacementProblem problem, List<GroupFloor> floors) {
        return new Search(problem, floors).run();
    }

    /// Cutting planes over the weights: first the lowest bound, then, among the weights that prove it, the smallest.
    private static final class Search {
        private final PlacementProblem problem;
        private final List<GroupFloor> floors;
        private final int[] group;
        private final MPSolver master = Solvers.linear(Effort.LINEAR_SOLVER);
        private final MPVariable least = master.makeNumVar(-MPSolver.infinity(), MPSolver.infinity(), "");
        private final MPVariable[] mu;

        Search(PlacementProblem problem, List<GroupFloor> floors) {
            this.problem = problem;
            this.floors = floors;
            this.group = groups(problem, floors);
            this.mu = new MPVariable[floors.size()];
            for (int g = 0; g < mu.length; g++) {
                mu[g] = master.makeNumVar(0, GREATEST, "");
            }
        }

        FairOptimum run() {
            try {
                double[] weights = new double[mu.length];
                var now = at(weights);
                double without = now.value();
                double best = bound(weights, now);
                master.objective().setCoefficient(least, 1);
                master.objective().setMinimization();
                for (int round = 0; round < ROUNDS && mu.length > 0; round++) {
                    if (best - solved() <= tolerance(best)) {
                        break;
                    }
                    best = Math.min(best, bound(weights(), at(weights())));
                }
                least.setUb(best + tolerance(best));
                master.objective().setCoefficient(least, 0);
                for (var each : mu) {
                    master.objective().setCoefficient(each, 1);
                }
                for (int round = 0; round < ROUNDS; round++) {
                    solved();
                    weights = weights();
                    now = at(weights);
                    if (bound(weights, now) <= best + 2 * tolerance(best)) {
                        break;
                    }
                }
                return new FairOptimum(now, Arrays.stream(weights).boxed().toList(), best, without, reached(weights));
            } finally {
                master.delete();
            }
        }

        private static double tolerance(double bound) {
            return 1e-7 * Math.max(1, Math.abs(bound));
        }

        private LinearOptimum at(double[] weights) {
            return LinearOptimum.of(weighted(problem, group, weights), true);
        }

        private double solved() {
            if (master.solve() != MPSolver.ResultStatus.OPTIMAL) {
                throw new IllegalStateException("The weights of the guarantees could not be found");
            }
            return least.solutionValue();
        }

        private double[] weights() {
            return Arrays.stream(mu)
                    .mapToDouble(each -> Math.max(0, each.solutionValue()))
                    .toArray();
        }

        /// What weights prove; adds it, with its slope, as a cut.
        private double bound(double[] weights, LinearOptimum now) {
            double[] slope = slope(problem, group, floors, weights, now);
            double bound = now.value();
            double right = now.value();
            for (int g = 0; g < weights.length; g++) {
                bound -= weights[g] * floors.get(g).total();
                right -= weights[g] * (floors.get(g).total() + slope[g]);
            }
            var cut = master.makeConstraint(right, MPSolver.infinity());
            cut.setCoefficient(least, 1);
            for (int g = 0; g < weights.length; g++) {
                cut.setCoefficient(mu[g], -slope[g]);
            }
            return bound;
        }

        /// No finite weights prove a guarantee that cannot be kept: then even the smallest that do are the greatest
        /// there are.
        private static boolean reached(double[] weights) {
            return Arrays.stream(weights).allMatch(weight -> weight < 0.999 * GREATEST);
        }
    }

    private static int[] groups(PlacementProblem problem, List<GroupFloor> floors) {
        int[] group = new int[problem.families()];
        Arrays.fill(group, PlacementProblem.NONE);
        for (int g = 0; g < floors.size(); g++) {
            for (int family : floors.get(g).families()) {
                if (group[family] != PlacementProblem.NONE) {
                    throw new ProblemNotValid("Family '%s' is in two groups with a guarantee: '%s' and '%s'"
                            .formatted(
                                    problem.familyId(family),
                                    floors.get(group[family]).name(),
                                    floors.get(g).name()));
                }
                group[family] = g;
            }
        }
        return group;
    }

    private static PlacementProblem weighted(PlacementProblem problem, int[] group, double[] weights) {
        int[] all = new int[problem.families()];
        double[] free = new double[problem.localities() * problem.dimensions()];
        for (int f = 0; f < all.length; f++) {
            all[f] = f;
        }
        for (int cell = 0; cell < free.length; cell++) {
            free[cell] = problem.free(cell / problem.dimensions(), cell % problem.dimensions());
        }
        return Chosen.of(
                problem,
                all,
                free,
                (family, pair) -> problem.pairValue(pair)
                        * (group[family] == PlacementProblem.NONE ? 1 : 1 + weights[group[family]]));
    }

    /// What one more of each weight adds: the group's own value now, less what is asked for.
    private static double[] slope(
            PlacementProblem problem, int[] group, List<GroupFloor> floors, double[] weights, LinearOptimum now) {
        double[] slope = new double[floors.size()];
        for (int f = 0; f < problem.families(); f++) {
            if (group[f] != PlacementProblem.NONE) {
                slope[group[f]] += now.familyValue()[f] / (1 + weights[group[f]]);
            }
        }
        for (int g = 0; g < slope.length; g++) {
            slope[g] -= floors.get(g).total();
        }
        return slope;
    }
}
