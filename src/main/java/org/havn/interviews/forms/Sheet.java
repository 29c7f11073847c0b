package org.havn.interviews.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A sheet of a form's file.
///
/// @param columns the headings in their order
/// @param rows without those that are empty
record Sheet(String name, List<String> columns, List<SheetRow> rows) {

    /// One row.
    ///
    /// @param number as the spreadsheet shows it
    /// @param cells by heading, without empty ones
    record SheetRow(int number, Map<String, String> cells) {
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /// @param lines the first one with headings, each with its number
    static Sheet of(String name, Map<Integer, List<String>> lines) {
        var columns = List.<String>of();
        var rows = new java.util.ArrayList<SheetRow>();
        for (var line : lines.entrySet()) {
            if (line.getValue().stream().allMatch(String::isBlank)) {
                continue;
            }
            if (columns.isEmpty()) {
                columns = line.getValue().stream().map(String::strip).toList();
                continue;
            }
            var cells = new LinkedHashMap<String, String>();
            for (var i = 0; i < line.getValue().size(); i++) {
                var text = line.getValue().get(i).strip();
                if (!text.isEmpty()) {
                    cells.put(i < columns.size() ? columns.get(i) : "", text);
                }
            }
            rows.add(new SheetRow(line.getKey(), cells));
        }
        return new Sheet(name, columns, List.copyOf(rows));
    }

    Where.Cell at(SheetRow row, String column) {
        return new Where.Cell(name, row.number(), column);
    }

    /// The row of headings, as a place.
    Where.Cell heading(String column) {
        return new Where.Cell(name, 1, column);
    }
}
