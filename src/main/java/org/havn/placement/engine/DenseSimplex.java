package org.havn.placement.engine;

import java.util.Arrays;

/// A primal simplex method for few rows and many short columns of ones, which may come, go and change their
/// worth.
///
/// Every row is an equation with a basic variable of its own from the start, so a plan is always at hand
/// and each solve goes on where the last one ended. Right sides are a trace above their values, which keeps
/// it from going round in circles. What it answers is taken for prices and shares only, never for a proof.
final class DenseSimplex {
    private static final double ZERO = 1e-9;
    private static final double TRACE = 1e-6;
    private static final int CHECK_EVERY = 64;

    private int rows;
    private int room;
    private double[][] inverse;
    private double[] right;
    private double[] level;
    private double[] price;
    /// By row, the basic column; a row's own variable is -1 - row.
    private int[] basic;
    private double[] ownWorth;

    private int columns;
    private int[][] entries;
    private double[][] factors;
    private double[] worth;
    private boolean[] shut;
    private boolean[] inside;
    private long pivots;
    private long chance = 0x9E3779B97F4A7C15L;

    DenseSimplex(int expectedRows) {
        room = expectedRows;
        inverse = new double[room][];
        right = new double[room];
        level = new double[room];
        price = new double[room];
        basic = new int[room];
        ownWorth = new double[room];
        entries = new int[256][];
        factors = new double[256][];
        worth = new double[256];
        shut = new boolean[256];
        inside = new boolean[256];
    }

    DenseSimplex(DenseSimplex other) {
        rows = other.rows;
        room = other.rows + 16;
        inverse = new double[room][];
        for (int r = 0; r < rows; r++) {
            inverse[r] = Arrays.copyOf(other.inverse[r], room);
        }
        right = Arrays.copyOf(other.right, room);
        level = Arrays.copyOf(other.level, room);
        price = Arrays.copyOf(other.price, room);
        basic = Arrays.copyOf(other.basic, room);
        ownWorth = Arrays.copyOf(other.ownWorth, room);
        columns = other.columns;
        entries = other.entries.clone();
        factors = other.factors.clone();
        worth = other.worth.clone();
        shut = other.shut.clone();
        inside = other.inside.clone();
        chance = other.chance;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    long pivots() {
        return pivots;
    }

    /// Adds an equation that no column so far is part of.
    ///
    /// @param value what the row's own variable is worth
    int addRow(double rightSide, double value) {
        return addRow(rightSide, value, new double[columns], -1);
    }

    /// Adds an equation.
    ///
    /// @param factor by column, what it counts for in the row
    /// @param spare a column that counts for minus one in the new row and in no other, or -1
    int addRow(double rightSide, double value, double[] factor, int spare) {
        if (rows == room) {
            makeRoom();
        }
        int r = rows++;
        chance = chance * 6364136223846793005L + 1442695040888963407L;
        right[r] = rightSide + TRACE * (1 + (chance >>> 40) / 0x1p24);
        double[] row = new double[room];
        row[r] = 1;
        level[r] = right[r];
        for (int other = 0; other < r; other++) {
            double counts = basic[other] < 0 ? 0 : factor[basic[other]];
            if (counts != 0) {
                level[r] -= counts * level[other];
                for (int c = 0; c < r; c++) {
                    row[c] -= counts * inverse[other][c];
                }
            }
        }
        basic[r] = -1 - r;
        for (int j = 0; j < factor.length; j++) {
            if (factor[j] != 0) {
                int last = entries[j].length;
                entries[j] = Arrays.copyOf(entries[j], last + 1);
                factors[j] = Arrays.copyOf(factors[j], last + 1);
                entries[j][last] = r;
                factors[j][last] = factor[j];
            }
        }
        if (level[r] < 0) {
            level[r] = -level[r];
            for (int c = 0; c <= r; c++) {
                row[c] = -row[c];
            }
            basic[r] = spare;
            inside[spare] = true;
        }
        inverse[r] = row;
        ownWorth[r] = value;
        return r;
    }

    private void makeRoom() {
        room = room * 2 + 8;
        inverse = Arrays.copyOf(inverse, room);
        for (int r = 0; r < rows; r++) {
            inverse[r] = Arrays.copyOf(inverse[r], room);
        }
        right = Arrays.copyOf(right, room);
        level = Arrays.copyOf(level, room);
        price = Arrays.copyOf(price, room);
        basic = Arrays.copyOf(basic, room);
        ownWorth = Arrays.copyOf(ownWorth, room);
    }

    /// Changes what a row's own variable is worth.
    void own(int row, double value) {
        ownWorth[row] = value;
    }

    /// Adds a column.
    ///
    /// @param itsRows where it counts for something
    /// @param itsFactors for how much
    int addColumn(int[] itsRows, double[] itsFactors, double value) {
        if (columns == worth.length) {
            int more = columns * 2;
            entries = Arrays.copyOf(entries, more);
            factors = Arrays.copyOf(factors, more);
            worth = Arrays.copyOf(worth, more);
            shut = Arrays.copyOf(shut, more);
            inside = Arrays.copyOf(inside, more);
        }
        entries[columns] = itsRows;
        factors[columns] = itsFactors;
        worth[columns] = value;
        return columns++;
    }

    /// Opens or shuts a column: a shut one costs what its caller says, and does not come in again.
    void set(int column, boolean open, double value) {
        shut[column] = !open;
        worth[column] = value;
    }

    /// Solves from where it stands.
    ///
    /// @return false if it did not come to its end
    boolean solve(double tolerance) {
        readPrices();
        long most = pivots + 50L * (rows + 20);
        while (pivots < most) {
            int entering = entering(tolerance);
            if (entering == Integer.MAX_VALUE) {
                if (!drifted()) {
                    return true;
                }
                invert();
                readPrices();
                if (entering(tolerance) == Integer.MAX_VALUE) {
                    return true;
                }
                continue;
            }
            if (!pivot(entering)) {
                return false;
            }
            if (pivots % CHECK_EVERY == 0 && drifted()) {
                invert();
                readPrices();
            }
        }
        return false;
    }

    private int entering(double tolerance) {
        int best = Integer.MAX_VALUE;
        double most = tolerance;
        for (int r = 0; r < rows; r++) {
            double gain = ownWorth[r] - price[r];
            if (gain > most && basic[r] != -1 - r && !ownInside(r)) {
                most = gain;
                best = -1 - r;
            }
        }
        for (int j = 0; j < columns; j++) {
            if (!shut[j] && !inside[j]) {
                double gain = worth[j] - priceOf(j);
                if (gain > most) {
                    most = gain;
                    best = j;
                }
            }
        }
        return best;
    }

    private boolean ownInside(int row) {
        for (int r = 0; r < rows; r++) {
            if (basic[r] == -1 - row) {
                return true;
            }
        }
        return false;
    }

    private double priceOf(int column) {
        int[] its = entries[column];
        double[] counts = factors[column];
        double sum = 0;
        for (int i = 0; i < its.length; i++) {
            sum += price[its[i]] * counts[i];
        }
        return sum;
    }

    private boolean pivot(int entering) {
        double[] direction = new double[rows];
        int leaving = -1;
        double step = Double.POSITIVE_INFINITY;
        for (int r = 0; r < rows; r++) {
            double slope = slope(inverse[r], entering);
            direction[r] = slope;
            if (slope > ZERO) {
                double ratio = Math.max(0, level[r]) / slope;
                if (ratio < step - 1e-12 || (ratio <= step + 1e-12 && slope > direction[leaving])) {
                    step = ratio;
                    leaving = r;
                }
            }
        }
        if (leaving < 0) {
            return false;
        }
        double gain =
                (entering < 0 ? ownWorth[-1 - entering] - price[-1 - entering] : worth[entering] - priceOf(entering))
                        / direction[leaving];
        double[] pivotRow = inverse[leaving];
        for (int c = 0; c < rows; c++) {
            price[c] += gain * pivotRow[c];
        }
        double scale = 1 / direction[leaving];
        for (int c = 0; c < rows; c++) {
            pivotRow[c] *= scale;
        }
        for (int r = 0; r < rows; r++) {
            double slope = direction[r];
            if (r != leaving && slope != 0) {
                double[] row = inverse[r];
                for (int c = 0; c < rows; c++) {
                    row[c] -= slope * pivotRow[c];
                }
                level[r] -= slope * step;
            }
        }
        if (basic[leaving] >= 0) {
            inside[basic[leaving]] = false;
        }
        basic[leaving] = entering;
        level[leaving] = step;
        if (entering >= 0) {
            inside[entering] = true;
        }
        pivots++;
        return true;
    }

    private double slope(double[] row, int column) {
        if (column < 0) {
            return row[-1 - column];
        }
        double sum = 0;
        for (int i = 0; i < entries[column].length; i++) {
            sum += row[entries[column][i]] * factors[column][i];
        }
        return Math.abs(sum) < 1e-12 ? 0 : sum;
    }

    private double worthOfBasic(int r) {
        return basic[r] < 0 ? ownWorth[-1 - basic[r]] : worth[basic[r]];
    }

    private void readPrices() {
        Arrays.fill(price, 0, rows, 0);
        for (int r = 0; r < rows; r++) {
            double value = worthOfBasic(r);
            if (value != 0) {
                double[] row = inverse[r];
                for (int c = 0; c < rows; c++) {
                    price[c] += value * row[c];
                }
            }
        }
    }

    /// Whether the levels do not fit the right sides any more.
    private boolean drifted() {
        double[] sum = new double[rows];
        for (int r = 0; r < rows; r++) {
            if (basic[r] < 0) {
                sum[-1 - basic[r]] += level[r];
            } else {
                int j = basic[r];
                for (int i = 0; i < entries[j].length; i++) {
                    sum[entries[j][i]] += factors[j][i] * level[r];
                }
            }
        }
        for (int r = 0; r < rows; r++) {
            if (Math.abs(sum[r] - right[r]) > 1e-9) {
                return true;
            }
        }
        return false;
    }

    /// Computes the inverse anew, by elimination with pivots of the largest size.
    private void invert() {
        double[][] left = new double[rows][rows];
        double[][] unit = new double[rows][room];
        for (int r = 0; r < rows; r++) {
            unit[r][r] = 1;
            if (basic[r] < 0) {
                left[-1 - basic[r]][r] = 1;
            } else {
                int j = basic[r];
                for (int i = 0; i < entries[j].length; i++) {
                    left[entries[j][i]][r] = factors[j][i];
                }
            }
        }
        for (int c = 0; c < rows; c++) {
            int at = c;
            for (int r = c + 1; r < rows; r++) {
                if (Math.abs(left[r][c]) > Math.abs(left[at][c])) {
                    at = r;
                }
            }
            if (Math.abs(left[at][c]) < 1e-11) {
                return; // keep the old one: what it says is no proof anyway
            }
            double[] swap = left[at];
            left[at] = left[c];
            left[c] = swap;
            swap = unit[at];
            unit[at] = unit[c];
            unit[c] = swap;
            double scale = 1 / left[c][c];
            for (int i = 0; i < rows; i++) {
                left[c][i] *= scale;
                unit[c][i] *= scale;
            }
            for (int r = 0; r < rows; r++) {
                double factor = left[r][c];
                if (r != c && factor != 0) {
                    for (int i = 0; i < rows; i++) {
                        left[r][i] -= factor * left[c][i];
                        unit[r][i] -= factor * unit[c][i];
                    }
                }
            }
        }
        for (int r = 0; r < rows; r++) {
            inverse[r] = unit[r];
            double sum = 0;
            for (int c = 0; c < rows; c++) {
                sum += unit[r][c] * right[c];
            }
            level[r] = sum;
        }
    }

    double price(int row) {
        return price[row];
    }

    /// What a row's own variable has, 0 if it is not basic.
    double[] shares() {
        double[] share = new double[columns];
        for (int r = 0; r < rows; r++) {
            if (basic[r] >= 0) {
                share[basic[r]] = Math.max(0, level[r]);
            }
        }
        return share;
    }
}
