package org.havn.placement;

import java.util.List;

/// What a rule costs a round, by solving it with the rule and without.
///
/// @param cost points that the plan loses; below zero only where neither is proven
/// @param atLeast points that it loses at least
/// @param placedLess families fewer that find a place
/// @param uncoveredMore needs more that stay without an offer
/// @param moved families whose place changes; whoever keeps apart from the family in question is not named
/// @param hidden how many families' places change that are not named
record OverrideCost(
        Outcome outcome,
        double cost,
        double atLeast,
        boolean proven,
        int placedLess,
        int uncoveredMore,
        List<WhatIf.Moved> moved,
        int hidden) {
    OverrideCost {
        moved = List.copyOf(moved);
    }

    enum Outcome {
        FOUND,
        /// A hard need stands against it, whatever the others do.
        BLOCKED,
        /// No plan keeps this rule beside the others; that is proven.
        IMPOSSIBLE
    }

    static OverrideCost without(Outcome outcome) {
        return new OverrideCost(outcome, 0, 0, true, 0, 0, List.of(), 0);
    }
}
