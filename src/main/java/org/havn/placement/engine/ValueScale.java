package org.havn.placement.engine;

/// Writes values as whole numbers, so that sums are exact and an integer solver proves what it says.
///
/// Decimal values (up to nine decimals) become whole numbers exactly, and the greatest common divisor tells
/// how far two plans' values differ at least. Others are rounded on a grid so fine that the error is below
/// that of adding doubles.
///
/// @param perUnit whole steps in a value of 1
/// @param exact whether every value is a whole number of steps
record ValueScale(double perUnit, boolean exact) {
    private static final int MOST_DECIMALS = 9;
    /// Sums of whole numbers up to here are exact, with room for what a search adds to them.
    static final double MOST_EXACT = 0x1p50;
    private static final double GRID = 0x1p46;
    private static final double NOISE = 4e-15;

    static ValueScale of(double[] values, int families) {
        double greatest = 1e-300;
        for (double value : values) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        double total = greatest * Math.max(1, families);
        int decimals = decimals(values, greatest);
        if (decimals >= 0 && total * Math.pow(10, decimals) <= MOST_EXACT) {
            return new ValueScale(Math.pow(10, decimals), true);
        }
        return new ValueScale(Math.pow(2, Math.floor(Math.log(GRID / total) / Math.log(2))), false);
    }

    /// A value in whole steps.
    double steps(double value) {
        return Math.rint(value * perUnit);
    }

    double value(double steps) {
        return steps / perUnit;
    }

    /// What rounding can hide in a plan of so many families, as a value.
    double error(int families) {
        return exact ? 0 : 0.5 * families / perUnit;
    }

    private static int decimals(double[] values, double greatest) {
        int most = 0;
        for (double value : values) {
            double power = Math.pow(10, most);
            while (most <= MOST_DECIMALS && !whole(value * power, greatest * power)) {
                most++;
                power *= 10;
            }
            if (most > MOST_DECIMALS) {
                return -1;
            }
        }
        return most;
    }

    /// Whether a number is whole but for what adding doubles of the greatest value's size leaves behind.
    private static boolean whole(double scaled, double greatest) {
        return Math.abs(scaled - Math.rint(scaled)) <= NOISE * greatest;
    }
}
