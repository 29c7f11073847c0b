package org.havn.publishing.release;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One table, or two that tell the same people apart by the same rows: their row sums are one figure
/// and have to be rounded as one.
///
/// As a network, people flow from the sum through the columns of the first table into the rows, and on
/// through the columns of the second back into the sum. Each arc is a figure, and what flows into a
/// knot flows out of it: that is all there is to know about which figures add up to which.
public record Sheet(CountTable first, @Nullable CountTable second) {
    /// A figure of the network.
    ///
    /// @param cells where it stands; a row sum of two tables stands in both
    record Arc(int from, int to, int count, List<Cell> cells) {
        Cell cell() {
            return cells.getFirst();
        }
    }

    public Sheet {
        if (second != null
                && (!second.rows().equals(first.rows())
                        || second.sum() != first.sum()
                        || !rowSums(second).equals(rowSums(first)))) {
            throw new IllegalArgumentException("Two tables of a sheet count the same people by the same rows");
        }
    }

    /// A table by itself.
    public static Sheet of(CountTable table) {
        return new Sheet(table, null);
    }

    /// Its tables.
    public List<CountTable> tables() {
        return second == null ? List.of(first) : List.of(first, second);
    }

    int knots() {
        var rows = first.rows().size();
        return 2
                + first.columns().size()
                + rows
                + (second == null ? 0 : rows + second.columns().size());
    }

    List<Arc> arcs() {
        var arcs = new ArrayList<Arc>();
        var columns = 2;
        var rows = columns + first.columns().size();
        for (var column = 0; column < first.columns().size(); column++) {
            arcs.add(new Arc(0, columns + column, first.columnSum(column), List.of(first.columnCell(column))));
            for (var row = 0; row < first.rows().size(); row++) {
                arcs.add(new Arc(
                        columns + column, rows + row, first.count(row, column), List.of(first.cell(row, column))));
            }
        }
        if (second == null) {
            for (var row = 0; row < first.rows().size(); row++) {
                arcs.add(new Arc(rows + row, 1, first.rowSum(row), List.of(first.rowCell(row))));
            }
            arcs.add(new Arc(1, 0, first.sum(), List.of(first.sumCell())));
        } else {
            onward(second, rows, arcs);
        }
        return arcs;
    }

    private void onward(CountTable other, int rows, List<Arc> arcs) {
        var beyond = rows + other.rows().size();
        var columns = beyond + other.rows().size();
        for (var row = 0; row < other.rows().size(); row++) {
            arcs.add(new Arc(
                    rows + row, beyond + row, first.rowSum(row), List.of(first.rowCell(row), other.rowCell(row))));
            for (var column = 0; column < other.columns().size(); column++) {
                arcs.add(new Arc(
                        beyond + row, columns + column, other.count(row, column), List.of(other.cell(row, column))));
            }
        }
        for (var column = 0; column < other.columns().size(); column++) {
            arcs.add(new Arc(columns + column, 1, other.columnSum(column), List.of(other.columnCell(column))));
        }
        arcs.add(new Arc(1, 0, first.sum(), List.of(first.sumCell(), other.sumCell())));
    }

    private static List<Integer> rowSums(CountTable table) {
        return table.counts().stream()
                .map(row -> row.stream().mapToInt(it -> it).sum())
                .toList();
    }
}
