package org.havn.placement.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of a table, its fields asked for by the columns' names. What cannot be read is reported and answered with a
/// stand-in that the reader of the row checks for.
final class Row {
    static final int BAD = -1;

    private final String file;
    private final List<String> columns;
    private final int[] places;
    private final Faults faults;
    private CsvRecord values;

    Row(String file, List<String> columns, int[] places, Faults faults, CsvRecord values) {
        this.file = file;
        this.columns = columns;
        this.places = places;
        this.faults = faults;
        this.values = values;
    }

    void moveTo(CsvRecord next) {
        values = next;
    }

    long line() {
        return values.getStartingLineNumber();
    }

    /// @return the field as it stands, or nothing if the file has no such column or the field is empty
    @Nullable
    String optional(int column) {
        var place = places[column];
        if (place < 0) {
            return null;
        }
        var text = values.getField(place);
        return text.isBlank() ? null : text;
    }

    /// An id that must not be empty.
    ///
    /// @return nothing if it is, after reporting it
    Optional<String> id(int column) {
        var text = optional(column);
        if (text == null) {
            fault(column, "a " + columns.get(column), "nothing");
            return Optional.empty();
        }
        if (text.length() > Limits.ID_LENGTH) {
            fault(
                    column,
                    "a %s of at most %d characters".formatted(columns.get(column), Limits.ID_LENGTH),
                    text.length() + " characters");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /// @return the position of a name that must be known, or [#BAD]
    int known(int column, Ids ids, String where) {
        var id = id(column);
        if (id.isEmpty()) {
            return BAD;
        }
        var position = ids.find(id.get());
        if (position < 0) {
            fault(column, "a %s that stands in %s".formatted(columns.get(column), where), quoted(id.get()));
        }
        return position;
    }

    /// @return a whole number, or [#BAD]
    int count(int column, int least) {
        var text = optional(column);
        var number = text == null ? BAD : Numbers.count(text.strip());
        if (number < least) {
            fault(column, "a whole number from %d to %d".formatted(least, Limits.COUNT), quoted(text));
            return BAD;
        }
        return number;
    }

    /// @return a finite number, or NaN if there was none
    double number(int column) {
        var text = optional(column);
        var number = text == null ? Double.NaN : Numbers.decimal(text.strip());
        if (!(Math.abs(number) <= Limits.VALUE)) {
            fault(column, "a number between -1e12 and 1e12, with a point for decimals", quoted(text));
            return Double.NaN;
        }
        return number;
    }

    void fault(int column, String expected, String found) {
        var place = places[column] < 0 ? values.getFieldCount() : places[column];
        faults.add(new InputFault(file, line(), place + 1, expected, found));
    }

    static String quoted(@Nullable String text) {
        if (text == null) {
            return "nothing";
        }
        var shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }
}
