package org.havn.placement;

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
        int placedMore) {}
