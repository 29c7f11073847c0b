package org.havn.reference;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/// An uploaded table, as CSV or as a spreadsheet whose first sheet is the table.
public final class TableFile {
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_ROWS = 100_000;
    /// The cells' formats tell days from numbers. A file may come without them.
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

    private TableFile() {}

    /// The table as CSV, line for line: a row of the sheet has the line number that the spreadsheet shows. What is not
    /// a
    /// spreadsheet is taken for CSV already, and its reader will say so if it is not.
    ///
    /// @throws FileNotReadable if it looks like a spreadsheet and cannot be opened
    /// @throws FileTooLargeInside if it is one, and too large once unpacked
    public static byte[] csv(byte[] file) {
        var zipped = file.length > 3 && file[0] == 'P' && file[1] == 'K';
        return zipped ? firstSheet(file) : file;
    }

    private static byte[] firstSheet(byte[] file) {
        try {
            SpreadsheetSize.requireModest(file);
        } catch (IOException unreadable) {
            throw new FileNotReadable();
        }
        try {
            return firstSheet(file, WITH_FORMATS);
        } catch (FileNotReadable withoutStyles) {
            return firstSheet(file, new ReadingOptions(false, false));
        }
    }

    private static byte[] firstSheet(byte[] file, ReadingOptions options) {
        var csv = new StringBuilder();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), options);
                var rows = workbook.getFirstSheet().openStream()) {
            var columns = 0;
            var line = 1;
            for (var row : (Iterable<Row>) rows.limit(MOST_ROWS + 1L)::iterator) {
                if (row.getRowNum() > MOST_ROWS) {
                    throw new FileNotReadable(); // a single row far down would cost as much as all above it
                }
                for (; line < row.getRowNum(); line++) {
                    csv.append('\n');
                }
                columns = columns == 0 ? Math.min(MOST_COLUMNS, row.getCellCount()) : columns;
                var cells = new ArrayList<String>();
                for (var i = 0; i < columns; i++) {
                    cells.add(quoted(row.getOptionalCell(i)));
                }
                csv.append(String.join(",", cells)).append('\n');
                SpreadsheetSize.requireModest(csv);
                line++;
            }
        } catch (FileTooLargeInside tooLarge) {
            throw tooLarge;
        } catch (IOException | RuntimeException unreadable) {
            throw new FileNotReadable();
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(Optional<Cell> cell) {
        var text = cell.map(it -> isDay(it) ? it.asDate().toLocalDate().toString() : it.getText())
                .orElse("");
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /// A day is a number whose format has a year.
    private static boolean isDay(Cell cell) {
        var format = cell.getDataFormatString();
        return cell.getType() == CellType.NUMBER
                && format != null
                && format.toLowerCase(java.util.Locale.ROOT).contains("yy");
    }
}
