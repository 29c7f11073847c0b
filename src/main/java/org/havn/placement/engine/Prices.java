package org.havn.placement.engine;

import java.util.Arrays;

/// What one more unit of a dimension would be worth in a locality, by the linear programme; immutable.
///
/// Prices are per unit as the problem writes it (a person, a home, a seat), in the objective's value, and never
/// negative.
public final class Prices {
    private final int dimensions;
    private final double[] price;
    private final Basis basis;

    Prices(Basis basis) {
        this.basis = basis;
        this.dimensions = basis.model().dims;
        this.price = new double[basis.point().price.length];
        for (int cell = 0; cell < price.length; cell++) {
            price[cell] = basis.scale().value(basis.point().price[cell]);
        }
    }

    /// What the solve knew at its end, for questions about it.
    Basis basis() {
        return basis;
    }

    /// The price of a dimension in a locality; 0 where it is not scarce.
    public double of(int locality, int dimension) {
        return price[locality * dimensions + dimension];
    }

    /// The sum of all prices, which `PlacementOptions.minimalPrices` makes as small as can be.
    public double sum() {
        return Arrays.stream(price).sum();
    }

    /// How many combinations of locality and dimension have a price.
    public int scarce() {
        return (int) Arrays.stream(price).filter(p -> p > 0).count();
    }
}
