package org.havn.access.exports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.havn.platform.Cell;
import org.havn.platform.Words;

/// A table as a file: no formula, nothing hidden, and in each row who took it out of Havn.
public final class TableFile {
    private TableFile() {}

    /// @param table its rows of cells, the headings first
    public static byte[] csv(List<List<String>> table, Watermark watermark, Words words) {
        var bytes = new ByteArrayOutputStream();
        try (var csv = CsvWriter.builder().build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            for (var row : marked(table, watermark, words)) {
                csv.writeRecord(row);
            }
        } catch (IOException full) {
            throw new UncheckedIOException("The table could not be written", full);
        }
        return bytes.toByteArray();
    }

    /// @param name of the one sheet
    /// @param table its rows of cells, the headings first
    public static byte[] xlsx(String name, List<List<String>> table, Watermark watermark, Words words) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Havn", "1.0")) {
            var sheet = workbook.newWorksheet(name);
            var rows = marked(table, watermark, words);
            for (var row = 0; row < rows.size(); row++) {
                for (var column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
            sheet.range(0, 0, 0, rows.getFirst().size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
        } catch (IOException full) {
            throw new UncheckedIOException("The spreadsheet could not be written", full);
        }
        return bytes.toByteArray();
    }

    private static List<List<String>> marked(List<List<String>> table, Watermark watermark, Words words) {
        var line = watermark.line(words);
        var heading = Stream.of(with(table.getFirst(), words.say("access.export.taken-out")));
        return Stream.concat(heading, table.stream().skip(1).map(it -> with(it, line)))
                .toList();
    }

    private static List<String> with(List<String> row, String last) {
        return Stream.concat(row.stream(), Stream.of(last)).map(Cell::harmless).toList();
    }
}
