package org.havn.placement.files;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A CSV file with a header, whose columns are found by name. It is read as a stream: only the row at hand is in
/// memory.
///
/// @param file its name in the directory
/// @param required columns that the header must have
/// @param optional columns that it may have; they are numbered after the required ones
record CsvTable(String file, List<String> required, List<String> optional) {

    /// What reading came to.
    ///
    /// @param whole false if the file could not be read to its end, so that what it names is not fully known
    record Reading(boolean whole, int rows) {}

    boolean isIn(Path directory) {
        return Files.exists(directory.resolve(file));
    }

    /// Hands each row that has as many fields as the header to `each`, and reports the others.
    Reading read(Path directory, long maxBytes, int maxRows, Faults faults, Consumer<Row> each) {
        var path = directory.resolve(file);
        if (!Files.isRegularFile(path)) {
            faults.add(new InputFault(file, 0, 0, "a file in " + directory, Files.exists(path) ? "a folder" : "none"));
            return new Reading(false, 0);
        }
        try {
            var bytes = Files.size(path);
            if (bytes > maxBytes) {
                faults.add(new InputFault(file, 0, 0, "at most %d bytes".formatted(maxBytes), bytes + " bytes"));
                return new Reading(false, 0);
            }
            try (var reader = new StrictUtf8Reader(Files.newInputStream(path));
                    var csv = CsvReader.builder()
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .allowUnclosedQuote(false)
                            .skipEmptyLines(true)
                            .ofCsvRecord(reader)) {
                return rows(csv.iterator(), maxRows, faults, each);
            }
        } catch (IOException e) {
            faults.add(new InputFault(file, 0, 0, "a file that can be read", e.toString()));
            return new Reading(false, 0);
        }
    }

    private Reading rows(CloseableIterator<CsvRecord> records, int maxRows, Faults faults, Consumer<Row> each) {
        long line = 0;
        int rows = 0;
        try {
            if (!records.hasNext()) {
                faults.add(new InputFault(file, 1, 1, "a header with " + String.join(",", required), "an empty file"));
                return new Reading(false, 0);
            }
            var header = records.next();
            line = header.getStartingLineNumber();
            var places = header(header, faults);
            if (places.length == 0) {
                return new Reading(false, 0);
            }
            var columns = Stream.concat(required.stream(), optional.stream()).toList();
            var row = new Row(file, columns, places, faults, header);
            while (records.hasNext()) {
                var values = records.next();
                line = values.getStartingLineNumber();
                if (++rows > maxRows) {
                    faults.add(new InputFault(file, line, 1, "at most %d rows".formatted(maxRows), "more"));
                    return new Reading(false, rows);
                }
                if (values.getFieldCount() == header.getFieldCount()) {
                    row.moveTo(values);
                    each.accept(row);
                } else {
                    ragged(values, header.getFieldCount(), faults);
                }
            }
            return new Reading(true, rows);
        } catch (UncheckedIOException | CsvParseException e) {
            faults.add(broken(e, line));
            return new Reading(false, rows);
        }
    }

    /// @return where each column stands, -1 for an optional one that is missing; nothing at all if the header is wrong
    private int[] header(CsvRecord header, Faults faults) {
        var names = header.getFields().stream().map(String::strip).toList();
        var places = new int[required.size() + optional.size()];
        Arrays.fill(places, -1);
        var before = faults.count();
        for (int i = 0; i < names.size(); i++) {
            var column = position(names.get(i));
            if (column < 0) {
                faults.warn("%s:%d:%d: the column %s is not one that Havn knows, and is left aside"
                        .formatted(file, header.getStartingLineNumber(), i + 1, Row.quoted(names.get(i))));
            } else if (places[column] >= 0) {
                faults.add(new InputFault(
                        file,
                        header.getStartingLineNumber(),
                        i + 1,
                        "each column once",
                        Row.quoted(names.get(i)) + " again"));
            } else {
                places[column] = i;
            }
        }
        var missing = required.stream()
                .filter(column -> places[required.indexOf(column)] < 0)
                .toList();
        if (!missing.isEmpty()) {
            faults.add(new InputFault(
                    file,
                    header.getStartingLineNumber(),
                    1,
                    "a header with " + String.join(" and ", missing),
                    Row.quoted(String.join(",", names))));
        }
        return faults.count() == before ? places : new int[0];
    }

    private int position(String name) {
        var place = required.indexOf(name);
        if (place >= 0) {
            return place;
        }
        var further = optional.indexOf(name);
        return further < 0 ? -1 : required.size() + further;
    }

    private void ragged(CsvRecord values, int fields, Faults faults) {
        var found = values.getFieldCount();
        faults.add(new InputFault(
                file,
                values.getStartingLineNumber(),
                Math.min(found, fields) + 1,
                "%d fields, as in the header".formatted(fields),
                Integer.toString(found)));
    }

    private InputFault broken(RuntimeException e, long lastLine) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StrictUtf8Reader.NotUtf8 notUtf8) {
                return new InputFault(
                        file, notUtf8.line(), notUtf8.column(), "text in UTF-8", String.valueOf(notUtf8.getMessage()));
            }
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new InputFault(
                file, lastLine + 1, 1, "a row of CSV with its quotes closed", String.valueOf(root.getMessage()));
    }
}
