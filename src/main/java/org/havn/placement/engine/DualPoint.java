package org.havn.placement.engine;

/// Prices of everything scarce, and what they prove: no plan of the stage weighs more than `bound`.
///
/// This is the certificate that needs no solver: plain loops over the pairs, valid for any prices that are not
/// negative,
/// and equal to the linear programme's optimum for optimal ones.
final class DualPoint {
    private final Model model;
    /// By locality and dimension, for an amount of 1.
    final double[] price;
    /// By class, what holding its count costs.
    final double[] floorPrice;
    /// By link row.
    final double[] linkPrice;
    /// By family: its best reduced weight, at least 0 unless it must be placed.
    final double[] best;
    /// What no plan can exceed.
    final double bound;

    private final double[] pricePerUnit;
    private final double[] linkAdjust;

    DualPoint(Model model, double[] price, double[] floorPrice, double[] linkPrice) {
        this.model = model;
        this.price = price;
        this.floorPrice = floorPrice;
        this.linkPrice = linkPrice;
        this.pricePerUnit = new double[price.length];
        for (int cell = 0; cell < price.length; cell++) {
            pricePerUnit[cell] = price[cell] / model.unitScale(cell % model.dims);
        }
        this.linkAdjust = linkAdjust(model, linkPrice);
        this.best = new double[model.families];
        this.bound = evaluate();
    }

    static DualPoint zero(Model model) {
        int rows = model.links == null ? 0 : model.links.rows().size();
        return new DualPoint(model, new double[model.capacity.length], new double[Model.CLASSES], new double[rows]);
    }

    /// The same prices on a changed model of the same problem, where they prove another bound.
    DualPoint on(Model changed) {
        double[] there = price.clone();
        for (int cell = 0; cell < price.length; cell++) {
            if (!changed.limited(cell)) {
                there[cell] = 0;
            }
        }
        int rows = changed.links == null ? 0 : changed.links.rows().size();
        return new DualPoint(changed, there, floorPrice, rows == linkPrice.length ? linkPrice : new double[rows]);
    }

    /// What a pair is worth after paying for all that it takes.
    double reduced(int family, int pair) {
        double reduced = model.weight[pair] + floorPrice[model.classOf(family)];
        int row = model.row(family, pair);
        int cell = model.locality(pair) * model.dims;
        for (int u = model.useStart(row); u < model.useEnd(row); u++) {
            reduced -= pricePerUnit[cell + model.useDim(u)] * model.useUnits(u);
        }
        return linkAdjust.length == 0 ? reduced : reduced + linkAdjust[pair];
    }

    /// How much of the bound a plan with this pair cannot reach.
    double loss(int family, int pair) {
        return best[family] - reduced(family, pair);
    }

    /// How much of the bound a plan without this family cannot reach.
    double lossUnplaced(int family) {
        return model.must[family] ? Double.POSITIVE_INFINITY : best[family];
    }

    /// What links add to a pair's reduced weight.
    double linkAdjust(int pair) {
        return linkAdjust.length == 0 ? 0 : linkAdjust[pair];
    }

    private double evaluate() {
        double sum = 0;
        for (int cell = 0; cell < price.length; cell++) {
            if (pricePerUnit[cell] > 0) {
                sum += model.limited(cell) ? pricePerUnit[cell] * model.capacity[cell] : Double.POSITIVE_INFINITY;
            }
        }
        for (int c = 0; c < Model.CLASSES; c++) {
            sum -= floorPrice[c] * model.floor[c];
        }
        for (int f = 0; f < model.families; f++) {
            double most = model.must[f] ? Double.NEGATIVE_INFINITY : 0;
            for (int k = model.start(f); k < model.end(f); k++) {
                if (model.open(k)) {
                    most = Math.max(most, reduced(f, k));
                }
            }
            best[f] = most;
            sum += most;
        }
        return sum;
    }

    private static double[] linkAdjust(Model model, double[] linkPrice) {
        if (model.links == null) {
            return new double[0];
        }
        double[] adjust = new double[model.weight.length];
        var rows = model.links.rows();
        for (int r = 0; r < rows.size(); r++) {
            if (linkPrice[r] != 0) {
                adjust[rows.get(r).own()] -= linkPrice[r];
                for (int near : rows.get(r).near()) {
                    adjust[near] += linkPrice[r];
                }
            }
        }
        return adjust;
    }

    /// The bound rounded down to what whole-numbered weights can reach.
    double reachable() {
        if (Double.isInfinite(bound)) {
            return bound;
        }
        double slack = 1e-9 * Math.max(1, Math.abs(bound) * 1e-2);
        return Math.floor((bound + Math.max(slack, 1e-7)) / model.step) * model.step;
    }
}
