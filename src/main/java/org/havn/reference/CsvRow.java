package org.havn.reference;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.havn.platform.Cell;

/// One row of an imported file, read column by column; each question rejects the row if the answer cannot be right.
public final class CsvRow {
    private static final int LONGEST = 2000;

    private final long line;
    private final Map<String, String> fields;

    CsvRow(long line, Map<String, String> fields) {
        this.line = line;
        this.fields = fields;
    }

    /// The line in the file; the header is line 1.
    public long line() {
        return line;
    }

    /// The text of a column that must not be empty.
    public String text(String column) throws RowRejected {
        return optional(column).orElseThrow(() -> new RowRejected("empty", column));
    }

    /// The text of a column that may be empty or missing.
    public Optional<String> optional(String column) throws RowRejected {
        var text = Normalizer.normalize(
                Cell.asTyped(fields.getOrDefault(column, "").strip()), Normalizer.Form.NFC);
        if (text.chars().anyMatch(it -> Character.isISOControl(it) && "\t\r\n".indexOf(it) < 0)) {
            throw new RowRejected("control-character", column);
        }
        if (text.length() > LONGEST) {
            throw new RowRejected("too-long", column, String.valueOf(LONGEST));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// A whole number within the limits.
    public int whole(String column, int least, int most) throws RowRejected {
        var text = text(column);
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notWhole) {
            // said below, together with a number out of its limits
        }
        throw new RowRejected("not-whole", column, text, String.valueOf(least), String.valueOf(most));
    }

    /// A decimal number within the limits, with a point.
    public double decimal(String column, double least, double most) throws RowRejected {
        var text = text(column);
        try {
            var number = Double.parseDouble(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notDecimal) {
            // said below, together with a number out of its limits
        }
        throw new RowRejected("not-decimal", column, text, String.valueOf(least), String.valueOf(most));
    }

    /// A day such as 2026-11-23.
    public LocalDate day(String column) throws RowRejected {
        var text = text(column);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            throw new RowRejected("not-a-day", column, text);
        }
    }

    /// A day, or nothing if the column is empty.
    public Optional<LocalDate> optionalDay(String column) throws RowRejected {
        return optional(column).isEmpty() ? Optional.empty() : Optional.of(day(column));
    }

    /// One of the constants of an enum, by name.
    public <E extends Enum<E>> E oneOf(String column, Class<E> kind) throws RowRejected {
        var text = text(column);
        for (var constant : kind.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        var allowed = Arrays.stream(kind.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        throw new RowRejected("not-one-of", column, text, allowed);
    }

    /// Where a figure comes from: the columns `source`, `as_of` and `confidence`.
    public Provenance provenance() throws RowRejected {
        return new Provenance(text("source"), day("as_of"), oneOf("confidence", Confidence.class));
    }
}
