package org.havn.cases;

import java.util.UUID;

/// Somebody or somewhere that a household must not live near. The reason is a protection matter and stays off lists.
///
/// @param minutes door to door at least; 0 means not in the same municipality
public record SafetyDistance(UUID id, CaseNumber household, From from, int minutes) {

    /// What to keep away from.
    public sealed interface From {
        /// Another household, wherever it is placed.
        record Household(CaseNumber number) implements From {}

        /// A municipality by its code, because somebody dangerous lives there.
        record Municipality(String code) implements From {}
    }

    public SafetyDistance {
        if (minutes < 0) {
            throw new IllegalArgumentException("A distance is not negative, but this was " + minutes);
        }
    }
}
