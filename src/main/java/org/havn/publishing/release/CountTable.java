package org.havn.publishing.release;

import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Counts of persons or families, told apart in two ways.
///
/// @param rest the row that is no group of people, such as those who have no county yet; empty where
///     there is none
/// @param counts by row, then by column
/// @param families how many families stand behind a cell, sums included, where persons are counted;
///     empty where families are
public record CountTable(
        String name,
        List<String> rows,
        List<String> columns,
        String rest,
        List<List<Integer>> counts,
        Map<Cell, Integer> families) {

    public CountTable {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        counts = counts.stream().map(List::copyOf).toList();
        families = Map.copyOf(families);
        var width = columns.size();
        if (counts.size() != rows.size() || counts.stream().anyMatch(it -> it.size() != width)) {
            throw new IllegalArgumentException("The table " + name + " does not fit its rows and columns");
        }
        if (counts.stream().flatMap(List::stream).anyMatch(it -> it < 0)) {
            throw new IllegalArgumentException("The table " + name + " counts less than nobody");
        }
        if (new HashSet<>(rows).size() != rows.size() || new HashSet<>(columns).size() != columns.size()) {
            throw new IllegalArgumentException("The table " + name + " has a row or a column twice");
        }
    }

    int count(int row, int column) {
        return counts.get(row).get(column);
    }

    int rowSum(int row) {
        return counts.get(row).stream().mapToInt(it -> it).sum();
    }

    int columnSum(int column) {
        return counts.stream().mapToInt(it -> it.get(column)).sum();
    }

    /// Everybody in the table.
    public int sum() {
        return counts.stream().flatMap(List::stream).mapToInt(it -> it).sum();
    }

    Cell cell(int row, int column) {
        return new Cell(name, rows.get(row), columns.get(column));
    }

    Cell rowCell(int row) {
        return new Cell(name, rows.get(row), Cell.SUM);
    }

    Cell columnCell(int column) {
        return new Cell(name, Cell.SUM, columns.get(column));
    }

    Cell sumCell() {
        return new Cell(name, Cell.SUM, Cell.SUM);
    }
}
