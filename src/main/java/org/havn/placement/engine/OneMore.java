package org.havn.placement.engine;

import org.jspecify.annotations.Nullable;

/// What one more unit of a scarce dimension in a locality would add to the plan.
///
/// @param price the linear programme's estimate
/// @param gain by solving again: exact if `proven`, else what the best plan found gains; null if not solved again
/// @param atMost what it can add at most
/// @param placedMore families more that could be placed, by the classes that stages hold
public record OneMore(
        String locality,
        String dimension,
        double price,
        @Nullable Double gain,
        double atMost,
        boolean proven,
        int placedMore) {}
