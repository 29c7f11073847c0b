package org.havn.placement;

import java.util.List;
import org.havn.needs.NeedId;
import org.havn.reference.CapabilityCode;
import org.jspecify.annotations.Nullable;

/// How one household would fare in one community.
///
/// @param terms what makes up the value, each under its own key
/// @param obstacles hard needs that cannot be met there; empty where the household may live
/// @param uncovered needs that stay without an offer: soft ones, and hard ones that an officer has waived
public record Fit(List<Term> terms, List<Obstacle> obstacles, List<Uncovered> uncovered) {
    public Fit {
        terms = List.copyOf(terms);
        obstacles = List.copyOf(obstacles);
        uncovered = List.copyOf(uncovered);
    }

    public boolean admissible() {
        return obstacles.isEmpty();
    }

    /// The sum of the terms, a whole number of thousandths as they are.
    public double value() {
        return inThousandths(terms.stream().mapToDouble(Term::amount).sum());
    }

    /// Values are kept to a thousandth of a point, so that sums are exact and nobody reads meaning into noise.
    static double inThousandths(double amount) {
        return Math.rint(amount * 1000) / 1000;
    }

    /// One part of the value.
    ///
    /// @param key which rule gave it, with the need where it speaks of one: `soft-need:<id>`
    public record Term(String key, double amount) {}

    /// A hard need out of reach.
    ///
    /// @param minutes one way to the nearest offer, or null where nobody offers it
    public record Obstacle(
            NeedId need,
            CapabilityCode capability,
            @Nullable Integer minutes) {}

    /// A need without an offer in reach.
    ///
    /// @param waived whether an officer let go of a hard need
    public record Uncovered(NeedId need, CapabilityCode capability, boolean waived) {}
}
