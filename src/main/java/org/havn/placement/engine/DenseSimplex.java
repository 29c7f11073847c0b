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
    private static final int AT_ONCE = 200;

    private int rows;
    private int room;
    /// By column of the inverse, then by row: what a column of few entries needs lies side by side.
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
    private boolean[] ownInside;
    /// Where the last search for a column that gains ended.
    private int turn;
    private double[] direction = new double[0];
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
        ownInside = new boolean[room];
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
        ownInside = Arrays.copyOf(other.ownInside, room);
        turn = other.turn;
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
                    row[c] -= counts * inverse[c][other];
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
        ownInside[r] = basic[r] < 0;
        inverse[r] = new double[room];
        for (int c = 0; c <= r; c++) {
            inverse[c][r] = row[c];
        }
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
        ownInside = Arrays.copyOf(ownInside, room);
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
        boolean exact = false;
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
                if (exact) {
                    return false;
                }
                exact = true; // a gain without end is most often the trace that many pivots left in the prices
                invert();
                readPrices();
                continue;
            }
            exact = false;
            if (pivots % CHECK_EVERY == 0 && drifted()) {
                invert();
                readPrices();
            }
        }
        return false;
    }

    /// What gains most among the rows' own variables and some columns, the next ones in turn: further ones are looked
    /// at only where these gain nothing.
    private int entering(double tolerance) {
        int best = Integer.MAX_VALUE;
        double most = tolerance;
        for (int r = 0; r < rows; r++) {
            double gain = ownWorth[r] - price[r];
            if (gain > most && !ownInside[r]) {
                most = gain;
                best = -1 - r;
            }
        }
        for (int i = 1; i <= columns; i++) {
            int j = turn < columns ? turn : 0;
            turn = j + 1;
            if (!shut[j] && !inside[j]) {
                double gain = worth[j] - priceOf(j);
                if (gain > most) {
                    most = gain;
                    best = j;
                }
            }
            if (i % AT_ONCE == 0 && best != Integer.MAX_VALUE) {
                break;
            }
        }
        return best;
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
        turnTo(entering);
        int leaving = -1;
        double step = Double.POSITIVE_INFINITY;
        for (int r = 0; r < rows; r++) {
            double slope = direction[r];
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
        double scale = 1 / direction[leaving];
        for (int c = 0; c < rows; c++) {
            double[] column = inverse[c];
            double its = column[leaving];
            if (its != 0) {
                price[c] += gain * its;
                its *= scale;
                for (int r = 0; r < rows; r++) {
                    column[r] -= direction[r] * its;
                }
                column[leaving] = its;
            }
        }
        for (int r = 0; r < rows; r++) {
            level[r] -= direction[r] * step;
        }
        if (basic[leaving] >= 0) {
            inside[basic[leaving]] = false;
        } else {
            ownInside[-1 - basic[leaving]] = false;
        }
        basic[leaving] = entering;
        level[leaving] = step;
        if (entering >= 0) {
            inside[entering] = true;
        } else {
            ownInside[-1 - entering] = true;
        }
        pivots++;
        return true;
    }

    /// By row, what one unit of the entering column takes from the basic one.
    private void turnTo(int column) {
        if (direction.length < room) {
            direction = new double[room];
        }
        if (column < 0) {
            System.arraycopy(inverse[-1 - column], 0, direction, 0, rows);
            return;
        }
        Arrays.fill(direction, 0, rows, 0);
        for (int i = 0; i < entries[column].length; i++) {
            double[] its = inverse[entries[column][i]];
            double counts = factors[column][i];
            for (int r = 0; r < rows; r++) {
                direction[r] += its[r] * counts;
            }
        }
        for (int r = 0; r < rows; r++) {
            direction[r] = Math.abs(direction[r]) < 1e-12 ? 0 : direction[r];
        }
    }

    private double worthOfBasic(int r) {
        return basic[r] < 0 ? ownWorth[-1 - basic[r]] : worth[basic[r]];
    }

    private void readPrices() {
        for (int c = 0; c < rows; c++) {
            double[] column = inverse[c];
            double sum = 0;
            for (int r = 0; r < rows; r++) {
                sum += worthOfBasic(r) * column[r];
            }
            price[c] = sum;
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
            double sum = 0;
            for (int c = 0; c < rows; c++) {
                inverse[c][r] = unit[r][c];
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
