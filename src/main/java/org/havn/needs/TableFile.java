package org.havn.needs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.havn.reference.FileTooLargeInside;
import org.havn.reference.SpreadsheetSize;

/// An uploaded table, as CSV or as a spreadsheet whose first sheet is the table.
final class TableFile {
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_ROWS = 100_000;

    private TableFile() {}

    /// The table as CSV. What is not a spreadsheet is taken for CSV already, and its reader will say so if it is not.
    static byte[] csv(byte[] file) {
        var zipped = file.length > 3 && file[0] == 'P' && file[1] == 'K';
        return zipped ? firstSheet(file) : file;
    }

    private static byte[] firstSheet(byte[] file) {
        var csv = new StringBuilder();
        try {
            SpreadsheetSize.requireModest(file);
        } catch (IOException unreadable) {
            throw new FileNotReadable();
        }
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                var rows = workbook.getFirstSheet().openStream()) {
            var columns = 0;
            for (var row : (Iterable<org.dhatim.fastexcel.reader.Row>) rows.limit(MOST_ROWS + 1L)::iterator) {
                columns = columns == 0 ? Math.min(MOST_COLUMNS, row.getCellCount()) : columns;
                var cells = new ArrayList<String>();
                for (var i = 0; i < columns; i++) {
                    cells.add(quoted(row.getCellText(i)));
                }
                csv.append(String.join(",", cells)).append('\n');
                SpreadsheetSize.requireModest(csv);
            }
        } catch (FileTooLargeInside tooLarge) {
            throw tooLarge;
        } catch (IOException | RuntimeException unreadable) {
            throw new FileNotReadable();
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String cell) {
        return '"' + cell.replace("\"", "\"\"") + '"';
    }
}
