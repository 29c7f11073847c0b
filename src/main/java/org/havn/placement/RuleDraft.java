package org.havn.placement;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.needs.NeedId;
import org.jspecify.annotations.Nullable;

/// A rule that somebody thinks of making, before anybody has said why. Which parts it has depends on its kind.
///
/// @param other another family, or the need that is let go of
/// @param minutes the distance, for the kinds that keep one
record RuleDraft(
        Kind kind,
        @Nullable String household,
        @Nullable String other,
        @Nullable String community,
        @Nullable Dimension dimension,
        int amount,
        int minutes) {

    enum Kind {
        PIN,
        FORBID,
        RESERVE,
        AWAY,
        NEAR,
        APART,
        /// No rule of the round: a hard need that is let go of.
        WAIVE
    }

    static RuleDraft pin(CaseNumber household, CommunityId community) {
        return new RuleDraft(Kind.PIN, household.value(), null, community.value(), null, 0, 0);
    }

    static RuleDraft forbid(CaseNumber household, CommunityId community) {
        return new RuleDraft(Kind.FORBID, household.value(), null, community.value(), null, 0, 0);
    }

    static RuleDraft reserve(CommunityId community, Dimension dimension, int amount) {
        ReserveNotValid.require(amount);
        return new RuleDraft(Kind.RESERVE, null, null, community.value(), dimension, amount, 0);
    }

    static RuleDraft away(CaseNumber household, CommunityId from, int minutes) {
        return new RuleDraft(Kind.AWAY, household.value(), null, from.value(), null, 0, DistanceNotValid.of(minutes));
    }

    static RuleDraft between(Kind kind, CaseNumber household, CaseNumber other, int minutes) {
        if (household.equals(other)) {
            throw new DistanceNotValid();
        }
        return new RuleDraft(kind, household.value(), other.value(), null, null, 0, DistanceNotValid.of(minutes));
    }

    /// @param need a hard need of the household
    static RuleDraft waive(CaseNumber household, NeedId need) {
        return new RuleDraft(Kind.WAIVE, household.value(), need.value().toString(), null, null, 0, 0);
    }

    /// The need that is let go of, where it is that.
    Optional<NeedId> need() {
        return kind == Kind.WAIVE
                ? Optional.of(new NeedId(UUID.fromString(Objects.requireNonNull(other, "a need"))))
                : Optional.empty();
    }

    /// The number of the family in question.
    String about() {
        return Objects.requireNonNull(household, "a case number");
    }

    /// How the round would be.
    Otherwise otherwise(Rule.Made made) {
        return need().map(Otherwise::waiving).orElseGet(() -> Otherwise.ruling(rule(RuleId.next(), made)));
    }

    Rule rule(RuleId id, Rule.Made made) {
        return switch (kind) {
            case PIN -> new Rule.Pin(id, theirs(household), there(), made);
            case FORBID -> new Rule.Forbid(id, theirs(household), there(), made);
            case RESERVE ->
                new Rule.Reserve(id, there(), Objects.requireNonNull(dimension, "a dimension"), amount, made);
            case AWAY -> new Rule.Away(id, theirs(household), there(), minutes, made);
            case NEAR -> new Rule.Near(id, theirs(household), theirs(other), minutes, made);
            case APART -> new Rule.Apart(id, theirs(household), theirs(other), minutes, made);
            case WAIVE -> throw new IllegalStateException("Letting go of a need is no rule of a round");
        };
    }

    private CommunityId there() {
        return new CommunityId(Objects.requireNonNull(community, "a community"));
    }

    private static CaseNumber theirs(@Nullable String number) {
        return new CaseNumber(Objects.requireNonNull(number, "a case number"));
    }
}
