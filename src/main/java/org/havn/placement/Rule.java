package org.havn.placement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.havn.cases.CaseNumber;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;

/// What a person decided before the engine does, and why.
public sealed interface Rule {
    RuleId id();

    Made made();

    /// The family settles there.
    record Pin(RuleId id, CaseNumber household, CommunityId community, Made made) implements Rule {}

    /// The family does not settle there.
    record Forbid(RuleId id, CaseNumber household, CommunityId community, Made made) implements Rule {}

    /// So much is kept for somebody else.
    record Reserve(RuleId id, CommunityId community, Dimension dimension, int amount, Made made) implements Rule {}

    /// The family does not settle within so many minutes of a place.
    record Away(RuleId id, CaseNumber household, CommunityId from, int minutes, Made made) implements Rule {
        /// Whether it keeps the family out of this community.
        boolean reaches(CommunityId community, Communities communities) {
            return community.equals(from) || communities.minutes(from, community) < minutes;
        }
    }

    /// Two families settle within so many minutes of each other.
    record Near(RuleId id, CaseNumber household, CaseNumber other, int minutes, Made made) implements Rule {}

    /// Two families do not settle within so many minutes of each other, nor in one municipality.
    record Apart(RuleId id, CaseNumber household, CaseNumber other, int minutes, Made made) implements Rule {}

    /// Who made it, and when. Why they did is sealed where it concerns a family: [DecisionReasons].
    record Made(String by, Instant at) {}

    /// The family that it speaks of first, where it speaks of one.
    default Optional<CaseNumber> about() {
        return switch (this) {
            case Pin pin -> Optional.of(pin.household());
            case Forbid forbid -> Optional.of(forbid.household());
            case Reserve _ -> Optional.empty();
            case Away away -> Optional.of(away.household());
            case Near near -> Optional.of(near.household());
            case Apart apart -> Optional.of(apart.household());
        };
    }

    /// Adds a rule as it comes into force: a pin takes the place of the family's earlier one.
    static void replace(List<Rule> decided, Rule rule) {
        if (rule instanceof Pin pin) {
            decided.removeIf(
                    it -> it instanceof Pin earlier && earlier.household().equals(pin.household()));
        }
        decided.add(rule);
    }
}
