package org.havn.publishing.release;

/// A place in a table; `*` is the sum over a row, a column, or everything.
public record Cell(String table, String row, String column) {
    public static final String SUM = "*";

    public Cell {
        if (table.isEmpty() || row.isEmpty() || column.isEmpty()) {
            throw new IllegalArgumentException("A cell has a table, a row and a column");
        }
    }

    /// Whether it is a sum over others.
    public boolean isSum() {
        return row.equals(SUM) || column.equals(SUM);
    }
}
