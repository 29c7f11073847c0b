package org.havn.placement.engine;

import org.jspecify.annotations.Nullable;

/// What it costs that linked families live near each other: a pair of one of them pays its row's price, and the
/// pairs of the other that are near enough are paid it. Nobody gains or loses by it who keeps the link, so every
/// bound at such prices holds, and at the right ones it is as tight as the rows.
final class LinkPrices {
    private final LinkRows rows;
    /// By row, not negative; rows without a price cost nothing.
    private final double[] price;
    /// By pair, what it pays; null where nothing has a price.
    private final double @Nullable [] pays;
    private final int pairs;

    LinkPrices(LinkRows rows, double[] price, int pairs) {
        this.rows = rows;
        this.price = price;
        this.pairs = pairs;
        double[] sums = null;
        for (int r = 0; r < price.length; r++) {
            if (price[r] > 0) {
                sums = sums == null ? new double[pairs] : sums;
                var row = rows.rows().get(r);
                sums[row.own()] += price[r];
                for (int near : row.near()) {
                    sums[near] -= price[r];
                }
            }
        }
        this.pays = sums;
    }

    static LinkPrices none(LinkRows rows, int pairs) {
        return new LinkPrices(rows, new double[0], pairs);
    }

    double of(int pair) {
        return pays == null ? 0 : pays[pair];
    }

    LinkPrices rounded(double grain) {
        double[] exact = new double[price.length];
        for (int r = 0; r < exact.length; r++) {
            exact[r] = Math.max(0, Math.rint(price[r] / grain) * grain);
        }
        return new LinkPrices(rows, exact, pairs);
    }

    LinkPrices halfWayTo(LinkPrices other) {
        return new LinkPrices(rows, SetPrices.half(price, other.price), pairs);
    }
}
