package org.havn.placement.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gathers demands before they are written as whole units; equal rows are kept once.
final class DemandTable {
    private final int families;
    private final Names dimensions;
    private final double[] general;
    private final Map<Integer, double[]> byPair = new HashMap<>();
    private final int[] decimals;

    DemandTable(int families, Names dimensions) {
        this.families = families;
        this.dimensions = dimensions;
        this.general = new double[families * dimensions.count()];
        this.decimals = new int[dimensions.count()];
    }

    void general(int family, int dimension, double amount) {
        general[family * dimensions.count() + dimension] = amount;
        note(dimension, amount);
    }

    /// Overrides a general demand, all of which must have been told before.
    void atPair(int pair, int family, int dimension, double amount) {
        int from = family * dimensions.count();
        byPair.computeIfAbsent(pair, p -> Arrays.copyOfRange(general, from, from + dimensions.count()))[dimension] =
                amount;
        note(dimension, amount);
    }

    /// Capacities and reservations count in the same units.
    void alsoWrite(double[] byLocalityAndDimension) {
        for (int at = 0; at < byLocalityAndDimension.length; at++) {
            if (Double.isFinite(byLocalityAndDimension[at])) {
                note(at % dimensions.count(), byLocalityAndDimension[at]);
            }
        }
    }

    private void note(int dimension, double amount) {
        int needed = Demands.decimals(amount);
        if (needed < 0) {
            throw new ProblemNotValid("Amounts of '%s' have at most %d decimals, but this was %s"
                    .formatted(dimensions.name(dimension), Demands.MOST_DECIMALS, amount));
        }
        decimals[dimension] = Math.max(decimals[dimension], needed);
    }

    Demands build(int pairs) {
        int dims = dimensions.count();
        double[] scale = new double[dims];
        for (int d = 0; d < dims; d++) {
            scale[d] = Math.pow(10, decimals[d]);
        }
        Map<Row, Integer> rowNumbers = new HashMap<>();
        int @Nullable [] rowOfPair = null;
        long[] rows = new long[families * dims];
        for (int at = 0; at < rows.length; at++) {
            rows[at] = units(general[at], at % dims, scale);
        }
        if (!byPair.isEmpty()) {
            rowOfPair = new int[pairs];
            Arrays.fill(rowOfPair, -1);
            var extra = new java.util.ArrayList<Row>();
            var ordered = new java.util.TreeMap<>(byPair);
            for (var entry : ordered.entrySet()) {
                long[] units = new long[dims];
                for (int d = 0; d < dims; d++) {
                    units[d] = units(entry.getValue()[d], d, scale);
                }
                var row = new Row(units);
                var number = rowNumbers.get(row);
                if (number == null) {
                    number = families + extra.size();
                    extra.add(row);
                    rowNumbers.put(row, number);
                }
                rowOfPair[entry.getKey()] = number;
            }
            rows = Arrays.copyOf(rows, (families + extra.size()) * dims);
            for (int r = 0; r < extra.size(); r++) {
                System.arraycopy(extra.get(r).units, 0, rows, (families + r) * dims, dims);
            }
        }
        return new Demands(scale, rows, rowOfPair);
    }

    /// Pairs without a row of their own take the family's.
    static void fillGeneral(Demands demands, int[] pairStart) {
        int[] rowOfPair = demands.rowOfPair;
        if (rowOfPair == null) {
            return;
        }
        for (int f = 0; f + 1 < pairStart.length; f++) {
            for (int k = pairStart[f]; k < pairStart[f + 1]; k++) {
                if (rowOfPair[k] < 0) {
                    rowOfPair[k] = f;
                }
            }
        }
    }

    private long units(double amount, int dimension, double[] scale) {
        double units = Math.rint(amount * scale[dimension]);
        if (units > Demands.MOST_UNITS) {
            throw new ProblemNotValid("An amount of '%s' is too large for its decimals: %s"
                    .formatted(dimensions.name(dimension), amount));
        }
        return (long) units;
    }

    private static final class Row {
        private final long[] units;

        Row(long[] units) {
            this.units = units;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Row row && Arrays.equals(units, row.units);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(units);
        }
    }
}
