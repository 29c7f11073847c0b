package org.havn.placement.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What one more unit of a dimension would be worth in a locality, by the linear programme; immutable.
///
/// Prices are per unit as the problem writes it (a person, a home, a seat), in the objective's value, and never
/// negative.
public final class Prices {
    private final int dimensions;
    private final double[] price;
    private final @Nullable Basis basis;

    Prices(Basis basis) {
        this.basis = basis;
        this.dimensions = basis.model().dims;
        this.price = new double[basis.point().price.length];
        for (int cell = 0; cell < price.length; cell++) {
            price[cell] = basis.scale().value(basis.point().price[cell]);
        }
    }

    private Prices(int dimensions, double[] price) {
        this.basis = null;
        this.dimensions = dimensions;
        this.price = price;
    }

    /// Prices that come from elsewhere, such as another process, by locality, then dimension.
    public static Prices of(int dimensions, double[] byLocalityThenDimension) {
        return new Prices(dimensions, byLocalityThenDimension.clone());
    }

    /// What the solve knew at its end, for questions about it.
    ///
    /// @throws IllegalStateException for prices from elsewhere: questions are answered where it was solved
    Basis basis() {
        if (basis == null) {
            throw new IllegalStateException("These prices came without the solve that made them");
        }
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
