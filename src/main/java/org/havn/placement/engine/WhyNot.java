package org.havn.placement.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a family does not go to a locality.
public sealed interface WhyNot {

    /// A hard need cannot be met there, in the caller's words.
    record Inadmissible(List<PairFacts.Obstacle> obstacles) implements WhyNot {
        public Inadmissible {
            obstacles = List.copyOf(obstacles);
        }
    }

    /// People have forbidden it.
    record ForbiddenByPeople() implements WhyNot {}

    /// People have pinned the family elsewhere.
    record PinnedElsewhere(String locality) implements WhyNot {}

    /// The family would not fit even if nobody else were there.
    record TooLarge(String dimension, double use, double free) implements WhyNot {}

    /// Another family of the plan uses what is there and gains more.
    ///
    /// @param dimension what is used up
    /// @param use what this family would take
    /// @param left what the plan leaves free
    /// @param instead families that the plan with this family there moves or leaves out, where that plan is known
    record AnotherGainsMore(String dimension, double use, double left, List<String> instead) implements WhyNot {
        public AnotherGainsMore {
            instead = List.copyOf(instead);
        }
    }

    /// It is scarce: its price times this family's use makes it worth less than the chosen place.
    record Scarce(String dimension, double price, double use) implements WhyNot {}

    /// It is worth less, by this difference of net values.
    record LowerNet(double difference) implements WhyNot {}

    /// A linked family could not be near.
    record LinkWouldBreak(String other) implements WhyNot {}

    /// A safety distance to somebody of the same plan; the rule is named, the other family never.
    record SafetyDistance() implements WhyNot {}

    /// Equal in net value; the plan needs one of the two, and either would do.
    record EquallyGood(@Nullable String chosen) implements WhyNot {}
}
