package org.havn.placement;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one more place, home or seat would add, as it is kept with the plan.
///
/// @param gain in points of value, by solving again; null where only the price is known
/// @param placedMore families more that could be placed
public record OneMoreRow(
        String community,
        String dimension,
        double price,
        @Nullable Double gain,
        double atMost,
        boolean proven,
        int placedMore) {
    /// Pages write one decimal.
    private static final double SHOWN = 0.05;

    /// Those that a page has something to tell of: what adds nothing is no advice to anybody. Nothing where none of
    /// them
    /// does and one of them might, had there been time to find out.
    static Optional<List<OneMoreRow>> worthTelling(List<OneMoreRow> rows) {
        var telling = rows.stream().filter(OneMoreRow::adds).toList();
        return telling.isEmpty() && rows.stream().anyMatch(it -> !it.proven())
                ? Optional.empty()
                : Optional.of(telling);
    }

    private boolean adds() {
        return placedMore > 0 || (gain == null ? price : gain) > SHOWN;
    }
}
