package org.havn.publishing;

import java.util.List;

/// A table of figures, as a page shows it.
///
/// @param rowsHeld how many rows are left out because nothing in them is shown
public record FigureTableView(
        String key, String title, String about, String rowLabel, List<String> columns, List<Row> rows, int rowsHeld) {
    public FigureTableView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// A row, or the sums over all rows.
    public record Row(String label, boolean sum, List<Said> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// A figure, or that it is held back.
    public record Said(String text, boolean shown) {}
}
