package org.havn.placement.engine;

import java.util.Arrays;

/// What one more unit of a dimension would be worth in a locality, by the linear programme; immutable.
///
/// Prices are per unit as the problem writes it (a person, a home, a seat), in the objective's value, and never
/// negative.
public final class Prices {
    private final int dimensions;
    private final double[] price;

    Prices(int localities, int dimensions) {
        this(dimensions, new double[localities * dimensions]);
    }

    /// Prices that come from elsewhere, such as another process, by locality, then dimension.
    public static Prices of(int dimensions, double[] byLocalityThenDimension) {
        return new Prices(dimensions, byLocalityThenDimension.clone());
    }

    Prices(int dimensions, double[] price) {
        this.dimensions = dimensions;
        this.price = price;
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
