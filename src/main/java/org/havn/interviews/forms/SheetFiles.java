package org.havn.interviews.forms;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.havn.reference.FileTooLargeInside;
import org.havn.reference.FileTooWide;
import org.havn.reference.SpreadsheetSize;

/// The sheets of a form, from a spreadsheet or from CSV files.
final class SheetFiles {
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_COLUMNS = 200;
    /// Of one sheet; a form of two thousand items in twenty languages has half as many.
    private static final int MOST_CELLS = 500_000;
    private static final int LONGEST_CELL = 4_000;

    private SheetFiles() {}

    /// The sheets of a spreadsheet.
    static List<Sheet> spreadsheet(String file, byte[] content, Problems problems) {
        var where = new Where.File(file);
        try {
            SpreadsheetSize.requireModest(content);
            try (var workbook =
                    new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(false, false))) {
                var sheets = new ArrayList<Sheet>();
                for (var sheet : workbook.getSheets().toList()) {
                    // a damaged workbook may name none, whatever the library promises
                    var name = String.valueOf((Object) sheet.getName());
                    try (var rows = sheet.openStream()) {
                        sheets.add(Sheet.of(
                                name, lines(name, rows.limit(MOST_ROWS + 1L).iterator(), problems)));
                    }
                }
                return sheets;
            }
        } catch (FileTooLargeInside tooLarge) {
            problems.add(where, "a spreadsheet of a form", "one that is too large once unpacked", "Make it smaller.");
        } catch (FileTooWide tooWide) {
            problems.add(
                    where,
                    "a spreadsheet of a form",
                    "a cell far to the right of it, or longer than a cell can be",
                    "Delete what is beside the form.");
        } catch (IOException | RuntimeException unreadable) {
            problems.add(
                    where, "a spreadsheet (.xlsx)", "a file that is none or is damaged", "Save it again as .xlsx.");
        }
        return List.of();
    }

    private static Map<Integer, List<String>> lines(String sheet, Iterator<Row> rows, Problems problems) {
        var lines = new LinkedHashMap<Integer, List<String>>();
        var left = MOST_CELLS;
        while (rows.hasNext()) {
            var row = rows.next();
            if (row.getRowNum() > MOST_ROWS) {
                problems.add(
                        new Where.Cell(sheet, row.getRowNum(), "A"),
                        "at most 20,000 rows",
                        "row " + row.getRowNum(),
                        "Delete what is below the form.");
                break;
            }
            left -= Math.min(MOST_COLUMNS, row.getCellCount());
            if (left < 0) {
                problems.add(
                        new Where.Cell(sheet, row.getRowNum(), "A"),
                        "at most 500,000 cells",
                        "more",
                        "Delete what is below the form, and beside it.");
                break;
            }
            var cells = new ArrayList<String>();
            for (var i = 0; i < Math.min(MOST_COLUMNS, row.getCellCount()); i++) {
                cells.add(row.getOptionalCell(i).map(it -> it.getText()).orElse(""));
            }
            lines.put(row.getRowNum(), fitting(sheet, row.getRowNum(), cells, problems));
        }
        return lines;
    }

    private static List<String> fitting(String sheet, int row, List<String> cells, Problems problems) {
        return cells.stream()
                .map(it -> {
                    if (it.length() > LONGEST_CELL) {
                        problems.add(
                                new Where.Cell(sheet, row, "any"),
                                "texts of at most 4,000 characters",
                                it.length() + " characters",
                                "Make it shorter.");
                        return "";
                    }
                    return it;
                })
                .toList();
    }

    /// One sheet of CSV in UTF-8; lines that begin with # are remarks.
    static Optional<Sheet> csv(String sheet, byte[] content, Problems problems) {
        var where = new Where.File(sheet + ".csv");
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException otherEncoding) {
            problems.add(where, "text in UTF-8", "another encoding", "Save it again in UTF-8.");
            return Optional.empty();
        }
        var lines = new LinkedHashMap<Integer, List<String>>();
        try (var reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofCsvRecord(text.startsWith("\ufeff") ? text.substring(1) : text)) {
            for (var row : reader) {
                var number = Math.toIntExact(row.getStartingLineNumber());
                lines.put(number, fitting(sheet, number, row.getFields(), problems));
                if (lines.size() > MOST_ROWS) {
                    problems.add(where, "at most 20,000 rows", "more", "Make several forms of it.");
                    return Optional.empty();
                }
            }
        } catch (CsvParseException | IOException unreadable) {
            problems.add(where, "CSV with commas", "something else", "Look at the quotation marks.");
            return Optional.empty();
        }
        return Optional.of(Sheet.of(sheet, lines));
    }
}
