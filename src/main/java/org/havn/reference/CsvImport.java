package org.havn.reference;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Reads a CSV file (UTF-8, commas, a header) into rows, and says of each bad one which line it is and what is wrong.
public final class CsvImport {
    private static final int MOST_BYTES = 20_000_000;
    private static final int MOST_ROWS = 200_000;

    private CsvImport() {}

    /// Turns one row into what it means, or rejects it.
    @FunctionalInterface
    public interface Meaning<T> {
        T of(CsvRow row) throws RowRejected;
    }

    /// Reads the whole file.
    ///
    /// @param required columns that the header must have; others may be there or not
    /// @param key what two rows may not share, such as the code
    /// @throws UnreadableTable if this is no such file at all
    public static <T> List<ImportedRow<T>> read(
            byte[] content, Set<String> required, Meaning<T> meaning, Function<T, ?> key) {
        var rows = new ArrayList<ImportedRow<T>>();
        var seen = new HashMap<Object, Long>();
        try (var csv = CsvReader.builder()
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(decode(content))) {
            var records = csv.iterator();
            if (!records.hasNext()) {
                throw new UnreadableTable("empty-table", "");
            }
            var header = header(records.next(), required);
            while (records.hasNext()) {
                var row = row(records.next(), header, meaning);
                if (row instanceof ImportedRow.Accepted<T>(long line, T value)) {
                    var before = seen.putIfAbsent(key.apply(value), line);
                    if (before != null) {
                        row = new ImportedRow.Rejected<>(line, RowFault.of("twice", String.valueOf(before)));
                    }
                }
                rows.add(row);
                if (rows.size() > MOST_ROWS) {
                    throw new UnreadableTable("too-many-rows", String.valueOf(MOST_ROWS));
                }
            }
        } catch (CsvParseException broken) {
            throw new UnreadableTable("not-csv", String.valueOf(rows.size() + 2));
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return rows;
    }

    private static <T> ImportedRow<T> row(CsvRecord fields, List<String> header, Meaning<T> meaning) {
        var line = fields.getStartingLineNumber();
        if (fields.getFieldCount() != header.size()) {
            return new ImportedRow.Rejected<>(
                    line,
                    RowFault.of("field-count", String.valueOf(header.size()), String.valueOf(fields.getFieldCount())));
        }
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            byColumn.put(header.get(i), fields.getField(i));
        }
        try {
            return new ImportedRow.Accepted<>(line, meaning.of(new CsvRow(line, byColumn)));
        } catch (RowRejected rejected) {
            return new ImportedRow.Rejected<>(line, rejected.fault());
        } catch (IllegalArgumentException invalid) {
            return new ImportedRow.Rejected<>(line, RowFault.of("invalid", String.valueOf(invalid.getMessage())));
        }
    }

    private static List<String> header(CsvRecord first, Set<String> required) {
        var header = first.getFields().stream().map(String::strip).toList();
        if (new HashSet<>(header).size() != header.size()) {
            throw new UnreadableTable("column-twice", String.join(", ", header));
        }
        for (var column : required) {
            if (!header.contains(column)) {
                throw new UnreadableTable("column-missing", column);
            }
        }
        return header;
    }

    private static String decode(byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new UnreadableTable("too-big", String.valueOf(MOST_BYTES / 1_000_000));
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw new UnreadableTable("not-utf8", "");
        }
    }
}
