package org.havn.needs;

import org.havn.reference.CapabilityCode;
import org.jspecify.annotations.Nullable;

/// What a need requires of the place where the household will live.
///
/// @param hard whether a place without it is no place for this household: only who confirms the need may say so
/// @param maxOneWayMinutes door to door at most, if that matters
/// @param maxTravelHoursPerYear on the road in a year at most, both ways, if that matters
/// @param visitsPerYear how often somebody has to go there, if it is known
public record Requirement(
        CapabilityCode capability,
        boolean hard,
        @Nullable Integer maxOneWayMinutes,
        @Nullable Integer maxTravelHoursPerYear,
        @Nullable Integer visitsPerYear) {

    public Requirement {
        notNegative(maxOneWayMinutes, "The minutes of one way");
        notNegative(maxTravelHoursPerYear, "The hours of travel in a year");
        notNegative(visitsPerYear, "The visits in a year");
    }

    private static void notNegative(@Nullable Integer amount, String what) {
        if (amount != null && amount < 0) {
            throw new IllegalArgumentException(what + " cannot be negative, but this was " + amount);
        }
    }
}
