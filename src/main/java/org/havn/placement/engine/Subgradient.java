package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Arrays;

/// Approximate prices in plain Java: families choose at the prices, and what is overrun on average becomes dearer.
///
/// This is the volume algorithm: the direction is a running mean of what was overrun, not the last round's alone. Most
/// rounds
/// look only at each family's nearest pairs; the true bound is taken over all of them.
final class Subgradient {
    private static final int NEAREST = 48;
    private static final int ROUNDS_BETWEEN = 25;
    private static final int ROUNDS_OVER_ALL = 75;

    private final Model model;
    private final double[] pricePerUnit;
    private final double[] taken;
    private final double[] mean;
    private Candidates near;

    Subgradient(Model model) {
        this.model = model;
        this.pricePerUnit = new double[model.capacity.length];
        this.taken = new double[model.capacity.length];
        this.mean = new double[model.capacity.length];
        this.near = Candidates.within(model, DualPoint.zero(model), Double.POSITIVE_INFINITY, Integer.MAX_VALUE);
    }

    /// The best prices after so many rounds; `reached` is the weight of a known plan.
    DualPoint run(int rounds, double reached, Stop stop) {
        var best = DualPoint.zero(model);
        if (best.bound <= reached) {
            return best;
        }
        double[] centre = best.price.clone();
        double centreBound = take(centre);
        System.arraycopy(taken, 0, mean, 0, mean.length);
        double pace = 0.3;
        int failed = 0;
        for (int round = 1; round <= rounds && !stop.now(); round++) {
            double target = Math.max(reached, centreBound - 0.03 * Math.abs(centreBound));
            double stride = pace * (centreBound - target + 1e-9 * Math.abs(centreBound)) / lengthOfMean(centre);
            if (!Double.isFinite(stride)) {
                break;
            }
            double[] price = centre.clone();
            for (int cell = 0; cell < price.length; cell++) {
                price[cell] = Math.max(0, price[cell] + stride * over(cell, mean[cell]));
            }
            double bound = take(price);
            double weightOfNew = round < 50 ? 0.2 : 0.08;
            boolean agrees = agreement() > 0;
            for (int cell = 0; cell < mean.length; cell++) {
                mean[cell] += weightOfNew * (taken[cell] - mean[cell]);
            }
            if (bound < centreBound) {
                centre = price;
                centreBound = bound;
                failed = 0;
                pace = agrees ? Math.min(1, pace * 1.2) : pace;
            } else if (++failed >= 3) {
                pace = Math.max(1e-5, pace * 0.75);
                failed = 0;
            }
            if (round % ROUNDS_BETWEEN == 0 || round == rounds) {
                var point = new DualPoint(model, centre, new double[Model.CLASSES], best.linkPrice);
                if (point.bound < best.bound) {
                    best = point;
                }
                if (round >= ROUNDS_OVER_ALL) {
                    near = Candidates.within(model, point, Double.POSITIVE_INFINITY, NEAREST);
                    centreBound = take(centre);
                }
            }
        }
        return best;
    }

    private double lengthOfMean(double[] price) {
        double length = 0;
        for (int cell = 0; cell < mean.length; cell++) {
            double over = over(cell, mean[cell]);
            if (over > 0 || price[cell] > 0) {
                length += over * over;
            }
        }
        return length;
    }

    private double agreement() {
        double product = 0;
        for (int cell = 0; cell < mean.length; cell++) {
            product += over(cell, mean[cell]) * over(cell, taken[cell]);
        }
        return product;
    }

    /// By how much of an amount of 1 what is taken exceeds the capacity.
    private double over(int cell, double amount) {
        return model.limited(cell) ? amount - model.capacity[cell] / model.unitScale(cell % model.dims) : 0;
    }

    /// Lets each family choose among its nearest pairs; answers the bound as far as those tell.
    private double take(double[] price) {
        double bound = 0;
        for (int cell = 0; cell < price.length; cell++) {
            pricePerUnit[cell] = price[cell] / model.unitScale(cell % model.dims);
            if (price[cell] > 0) {
                bound += pricePerUnit[cell] * model.capacity[cell];
            }
        }
        Arrays.fill(taken, 0);
        for (int f = 0; f < model.families; f++) {
            int chosen = NONE;
            double most = model.must[f] ? Double.NEGATIVE_INFINITY : 0;
            for (int k : near.of(f)) {
                double reduced = model.weight[k];
                int row = model.row(f, k);
                int cell = model.locality(k) * model.dims;
                for (int u = model.useStart(row); u < model.useEnd(row); u++) {
                    reduced -= pricePerUnit[cell + model.useDim(u)] * model.useUnits(u);
                }
                if (reduced > most) {
                    most = reduced;
                    chosen = k;
                }
            }
            if (chosen != NONE) {
                bound += most;
                int row = model.row(f, chosen);
                int cell = model.locality(chosen) * model.dims;
                for (int u = model.useStart(row); u < model.useEnd(row); u++) {
                    taken[cell + model.useDim(u)] += model.useAmount(u);
                }
            }
        }
        return bound;
    }
}
