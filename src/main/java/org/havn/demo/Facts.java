package org.havn.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The tables beside this code: figures with a source and assumptions without one.
final class Facts {
    private Facts() {}

    /// The rows of `demo/<name>.csv`.
    static List<NamedCsvRecord> rows(String name) {
        var file = Facts.class.getResourceAsStream("/demo/" + name + ".csv");
        try (var content = Objects.requireNonNull(file, name)) {
            var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            try (var csv = CsvReader.builder().ofNamedCsvRecord(text)) {
                return csv.stream().toList();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The table demo/" + name + ".csv cannot be read", unreadable);
        }
    }

    /// A whole number, or null for an empty field.
    static @Nullable Integer whole(NamedCsvRecord row, String column) {
        var text = row.getField(column);
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    /// A number; an empty field is an error.
    static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }
}
