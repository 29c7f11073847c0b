package org.havn.placement.engine;

import org.jspecify.annotations.Nullable;

/// What families take of each dimension: one row of amounts for a family, and another where a locality differs.
///
/// Amounts are kept as whole units, so that sums are exact: a dimension with half seats counts in tenths.
final class Demands {
    static final int MOST_DECIMALS = 6;
    static final double MOST_UNITS = 1e12;

    private final int dimensions;
    /// Units in one, by dimension: a power of ten.
    final double[] scale;
    /// Row after row, one entry a dimension. The first rows are the families' own.
    final long[] rows;
    /// The row of each pair, or null where no demand depends on locality.
    final int @Nullable [] rowOfPair;

    Demands(double[] scale, long[] rows, int @Nullable [] rowOfPair) {
        this.dimensions = scale.length;
        this.scale = scale;
        this.rows = rows;
        this.rowOfPair = rowOfPair;
    }

    /// @param pair may be `NONE`: then what the family takes wherever nothing else is said
    int row(int family, int pair) {
        return rowOfPair == null || pair == PlacementProblem.NONE ? family : rowOfPair[pair];
    }

    long units(int family, int pair, int dimension) {
        return rows[row(family, pair) * dimensions + dimension];
    }

    double amount(int family, int pair, int dimension) {
        return units(family, pair, dimension) / scale[dimension];
    }

    boolean dependsOnLocality() {
        return rowOfPair != null;
    }

    boolean anyDemands(int dimension) {
        for (int at = dimension; at < rows.length; at += dimensions) {
            if (rows[at] > 0) {
                return true;
            }
        }
        return false;
    }

    /// Whole units of a capacity; more than anyone can use counts as unlimited.
    long capacityUnits(double amount, int dimension) {
        double units = Math.floor(amount * scale[dimension] + 1e-6);
        return units > 1e17 ? Long.MAX_VALUE : (long) units;
    }

    void requireRepresentable(double amount, int dimension, String what) {
        if (Double.isNaN(amount) || amount < 0) {
            throw new ProblemNotValid(what + " is a number from 0 up, but this was " + amount);
        }
    }

    /// The fewest decimals that write the amount, or -1 if six are not enough.
    static int decimals(double amount) {
        double power = 1;
        for (int k = 0; k <= MOST_DECIMALS; k++, power *= 10) {
            double scaled = amount * power;
            if (Math.abs(scaled - Math.rint(scaled)) <= 1e-9 * Math.max(1, Math.abs(scaled))) {
                return k;
            }
        }
        return -1;
    }
}
