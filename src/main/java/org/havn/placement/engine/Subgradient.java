package org.havn.placement.engine;

/// Approximate prices in plain Java: families choose at the prices, and what is overrun becomes dearer.
///
/// A good start for the linear programme, which then needs few pairs of each family.
final class Subgradient {
    private final Model model;

    Subgradient(Model model) {
        this.model = model;
    }

    /// The best prices after so many rounds; `reached` is the weight of a known plan.
    DualPoint run(int rounds, double reached, Stop stop) {
        var best = DualPoint.zero(model);
        var current = best;
        double pace = 1.0;
        int failed = 0;
        double[] taken = new double[model.capacity.length];
        for (int round = 0; round < rounds && !stop.now(); round++) {
            takeAtPrices(current, taken);
            double length = 0;
            for (int cell = 0; cell < taken.length; cell++) {
                double over = over(cell, taken[cell], current.price[cell]);
                length += over * over;
            }
            if (length == 0) {
                break;
            }
            double target = Math.max(best.bound - reached, Math.abs(best.bound) * 1e-6);
            double stride = pace * (current.bound - best.bound + target) / length;
            double[] price = current.price.clone();
            for (int cell = 0; cell < taken.length; cell++) {
                double over = over(cell, taken[cell], price[cell]);
                if (over != 0) {
                    price[cell] = Math.max(0, price[cell] + stride * over);
                }
            }
            current = new DualPoint(model, price, new double[Model.CLASSES], current.linkPrice);
            if (current.bound < best.bound) {
                best = current;
                failed = 0;
            } else if (++failed >= 4) {
                pace /= 2;
                failed = 0;
                current = best;
            }
        }
        return best;
    }

    private double over(int cell, double taken, double price) {
        if (!model.limited(cell)) {
            return 0;
        }
        double scale = model.unitScale(cell % model.dims);
        double over = taken - model.capacity[cell] / scale;
        return over < 0 && price == 0 ? 0 : over;
    }

    private void takeAtPrices(DualPoint at, double[] taken) {
        java.util.Arrays.fill(taken, 0);
        for (int f = 0; f < model.families; f++) {
            int chosen = PlacementProblem.NONE;
            double most = model.must[f] ? Double.NEGATIVE_INFINITY : 0;
            for (int k = model.start(f); k < model.end(f); k++) {
                if (model.open(k)) {
                    double reduced = at.reduced(f, k);
                    if (reduced > most) {
                        most = reduced;
                        chosen = k;
                    }
                }
            }
            if (chosen != PlacementProblem.NONE) {
                int row = model.row(f, chosen);
                int cell = model.locality(chosen) * model.dims;
                for (int u = model.useStart(row); u < model.useEnd(row); u++) {
                    taken[cell + model.useDim(u)] += model.useAmount(u);
                }
            }
        }
    }
}
