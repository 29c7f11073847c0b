package org.havn.platform;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Many rows told column by column, so that one `insert … select … from unnest(…)` stores them all.
public final class Columns {
    private Columns() {}

    /// One column as text; the statement casts it to its type.
    public static <T> @Nullable String[] column(Collection<T> rows, Function<T, @Nullable Object> value) {
        var column = new @Nullable String[rows.size()];
        var row = 0;
        for (var it : rows) {
            var cell = value.apply(it);
            column[row++] = cell == null ? null : cell.toString();
        }
        return column;
    }
}
