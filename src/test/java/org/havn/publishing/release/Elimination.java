package org.havn.publishing.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The simplest attack: what was left out of a table is computed from its sums, by Gaussian elimination.
final class Elimination {
    private static final double TRACE = 1e-9;

    private Elimination() {}

    /// The cells that follow from these figures, if they are the counts themselves.
    static Map<Cell, Long> computed(CountTable shape, Map<Cell, Integer> shown) {
        var unknown = new LinkedHashMap<Cell, Integer>();
        for (var row : shape.rows()) {
            for (var column : shape.columns()) {
                unknown.put(new Cell(shape.name(), row, column), unknown.size());
            }
        }
        var rows = new ArrayList<double[]>();
        shown.forEach((cell, figure) -> {
            if (cell.table().equals(shape.name())) {
                var equation = new double[unknown.size() + 1];
                unknown.forEach((part, place) -> {
                    var inRow = cell.row().equals(Cell.SUM) || cell.row().equals(part.row());
                    var inColumn =
                            cell.column().equals(Cell.SUM) || cell.column().equals(part.column());
                    equation[place] = inRow && inColumn ? 1 : 0;
                });
                equation[unknown.size()] = figure;
                rows.add(equation);
            }
        });
        reduce(rows, unknown.size());
        var computed = new HashMap<Cell, Long>();
        for (var equation : rows) {
            Cell only = null;
            var several = false;
            for (var part : unknown.entrySet()) {
                if (Math.abs(equation[part.getValue()]) > TRACE) {
                    several |= only != null;
                    only = part.getKey();
                }
            }
            if (only != null && !several && !shown.containsKey(only)) {
                computed.put(only, Math.round(equation[unknown.size()]));
            }
        }
        return computed;
    }

    private static void reduce(List<double[]> rows, int width) {
        var top = 0;
        for (var column = 0; column < width && top < rows.size(); column++) {
            var pivot = top;
            for (var row = top; row < rows.size(); row++) {
                if (Math.abs(rows.get(row)[column]) > Math.abs(rows.get(pivot)[column])) {
                    pivot = row;
                }
            }
            if (Math.abs(rows.get(pivot)[column]) < TRACE) {
                continue;
            }
            var first = rows.set(pivot, rows.get(top));
            rows.set(top, first);
            var by = first[column];
            for (var place = 0; place <= width; place++) {
                first[place] /= by;
            }
            for (var row = 0; row < rows.size(); row++) {
                var times = rows.get(row)[column];
                if (row != top && Math.abs(times) > TRACE) {
                    for (var place = 0; place <= width; place++) {
                        rows.get(row)[place] -= times * first[place];
                    }
                }
            }
            top++;
        }
    }
}
