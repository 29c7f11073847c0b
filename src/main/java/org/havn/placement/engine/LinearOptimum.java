package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.time.Duration;
import java.util.Arrays;

/// What a problem comes to where families may be divided: its value, and the prices of what is scarce.
///
/// @param value of the linear programme, by the certificate that needs no solver: no plan is worth more
/// @param prices optimal ones, and of those with the smallest sum where that was asked; 0 where nothing is left
/// @param familyValue by family, what the divided optimum gives it
/// @param duality how far the certificate lies above the solver's own objective: about 0 by strong duality; NaN where
///     no linear programme was solved
@SuppressWarnings("ArrayRecordComponent") // handed on, never changed
public record LinearOptimum(double value, Prices prices, double[] familyValue, double duality) {
    private static final int LARGE = 20_000;
    private static final int LINEAR_FAMILIES = 1_500;
    /// Above this a linear programme takes so long that five of them are more than a batch may wait for.
    private static final int LINEAR_PAIRS = 150_000;
    private static final int ROUNDS = 200;

    /// Solves the linear relaxation. Pinned families have their one pair; priorities, links and rules that keep
    /// families
    /// apart count for nothing.
    ///
    /// @param minimal whether to choose the smallest among the optimal prices
    public static LinearOptimum of(PlacementProblem problem, boolean minimal) {
        return of(problem, minimal, new double[0]);
    }

    /// Prices whose bound is near the optimum, where the linear programme itself would take minutes: for many families
    /// the running mean of prices is far quicker, as in static solves. What it gives each family is unknown.
    ///
    /// @param near as for the linear programme
    public static LinearOptimum quickly(PlacementProblem problem, double[] near) {
        if (problem.families() <= LINEAR_FAMILIES && problem.pairs() <= LINEAR_PAIRS) {
            return of(problem, true, near);
        }
        var scale = ValueScale.of(problem.pairValue, problem.families());
        var model = model(problem, scale);
        var stop = new Stop(Duration.ofDays(1), SolveProgress.silent());
        var point = new Subgradient(model).run(ROUNDS, 0, stop);
        return new LinearOptimum(
                scale.value(point.bound), prices(problem, point, scale), new double[problem.families()], Double.NaN);
    }

    /// The same, from prices that are likely to be near.
    ///
    /// @param near by locality, then dimension; empty if nothing is known
    public static LinearOptimum of(PlacementProblem problem, boolean minimal, double[] near) {
        var scale = ValueScale.of(problem.pairValue, problem.families());
        var model = model(problem, scale);
        var stop = new Stop(Duration.ofDays(1), SolveProgress.silent());
        int[] nobody = new int[problem.families()];
        Arrays.fill(nobody, NONE);
        try (var linear = new LinearRelaxation(model, Effort.LINEAR_SOLVER)) {
            var optimal = linear.solve(nobody, start(model, near, scale, stop), stop);
            double duality = linear.dualityDifference();
            double[] familyValue = familyValue(problem, linear);
            var chosen = minimal ? linear.minimal(optimal, optimal.bound, stop) : optimal;
            return new LinearOptimum(
                    scale.value(optimal.bound), prices(problem, chosen, scale), familyValue, scale.value(duality));
        }
    }

    private static Model model(PlacementProblem problem, ValueScale scale) {
        double[] weight = new double[problem.pairs()];
        for (int k = 0; k < weight.length; k++) {
            weight[k] = scale.steps(problem.pairValue[k]);
        }
        return Model.of(problem).withStage(weight, new boolean[problem.families()], new int[Model.CLASSES]);
    }

    private static Prices prices(PlacementProblem problem, DualPoint point, ValueScale scale) {
        double[] price = new double[point.price.length];
        for (int cell = 0; cell < price.length; cell++) {
            price[cell] = scale.value(point.price[cell]);
        }
        return Prices.of(problem.dimensions(), price);
    }

    private static double[] familyValue(PlacementProblem problem, LinearRelaxation linear) {
        double[] value = new double[problem.families()];
        for (int at = 0; at < linear.columns(); at++) {
            if (linear.share(at) > 0) {
                int pair = linear.pairOf(at);
                value[familyOf(problem, pair)] += linear.share(at) * problem.pairValue(pair);
            }
        }
        return value;
    }

    private static int familyOf(PlacementProblem problem, int pair) {
        int low = 0;
        int high = problem.families() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (problem.pairStart(middle) <= pair) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static DualPoint start(Model model, double[] near, ValueScale scale, Stop stop) {
        if (near.length == 0) {
            return model.weight.length > LARGE ? new Subgradient(model).run(75, 0, stop) : DualPoint.zero(model);
        }
        double[] price = new double[near.length];
        for (int cell = 0; cell < price.length; cell++) {
            price[cell] = model.limited(cell) ? near[cell] * scale.perUnit() : 0;
        }
        return new DualPoint(model, price, new double[Model.CLASSES], new double[0]);
    }
}
