package org.havn.placement.engine;

import java.util.Set;

/// Two families that belong together: either both are placed, where the rule allows, or neither is.
///
/// More than two families are linked by several links.
///
/// @see <a href="../../../../../../../docs/decisions/0010-linked-families-all-or-none.md">decision 0010</a>
public record Link(String family, String other, Nearness nearness) {

    public Link {
        if (family.equals(other)) {
            throw new ProblemNotValid("A family cannot be linked to itself: '" + family + "'");
        }
    }

    /// Which localities of two linked families are near enough to each other.
    public sealed interface Nearness {
        /// Whether the first family may live at `locality` when the other lives at `otherLocality`.
        boolean allows(String locality, String otherLocality);
    }

    /// In the same locality.
    public record Together() implements Nearness {
        @Override
        public boolean allows(String locality, String otherLocality) {
            return locality.equals(otherLocality);
        }
    }

    /// In the same locality, or in one of these pairs of localities, in either order.
    public record AmongPairs(Set<LocalityPair> pairs) implements Nearness {
        public AmongPairs {
            pairs = Set.copyOf(pairs);
        }

        @Override
        public boolean allows(String locality, String otherLocality) {
            return locality.equals(otherLocality)
                    || pairs.contains(new LocalityPair(locality, otherLocality))
                    || pairs.contains(new LocalityPair(otherLocality, locality));
        }
    }

    /// At most so many minutes of travel apart; the same locality is always near.
    public record WithinMinutes(Travel travel, int minutes) implements Nearness {
        public WithinMinutes {
            if (minutes < 0) {
                throw new ProblemNotValid("A travel limit is not negative, but this was " + minutes);
            }
        }

        @Override
        public boolean allows(String locality, String otherLocality) {
            return locality.equals(otherLocality) || travel.minutes(locality, otherLocality) <= minutes;
        }
    }

    /// Two localities that are near enough.
    public record LocalityPair(String one, String another) {}

    /// One-way travel times in minutes.
    @FunctionalInterface
    public interface Travel {
        double minutes(String from, String to);
    }
}
