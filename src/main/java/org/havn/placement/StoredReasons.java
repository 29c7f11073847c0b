package org.havn.placement;

import java.util.List;
import org.havn.placement.engine.FamilyExplanation;
import org.havn.placement.engine.FamilyExplanation.Blocked;
import org.havn.placement.engine.FamilyExplanation.Change;
import org.havn.placement.engine.OneMore;
import org.havn.placement.engine.WhyNot;
import org.jspecify.annotations.Nullable;

/// Turns the engine's explanations into what is kept with the plan, number for number.
final class StoredReasons {
    private StoredReasons() {}

    static Reasons of(FamilyExplanation explanation) {
        return new Reasons(
                explanation.value(),
                explanation.net(),
                explanation.whyHere().stream().map(StoredReasons::term).toList(),
                explanation.alternatives().stream()
                        .map(StoredReasons::alternative)
                        .toList(),
                explanation.sure().gap(),
                explanation.sure().lossOfNearest(),
                explanation.sure().proven(),
                explanation.changes().stream().map(StoredReasons::change).toList(),
                explanation.blocked().stream().map(StoredReasons::blocked).toList());
    }

    /// What is known of a plan before its explanations came, or without any: what makes up the value, by the policy.
    static Reasons withoutExplanation(
            @Nullable Fit fit, double gap, List<Reasons.Blocked> blocked, List<Reasons.Change> changes) {
        var value = fit == null ? 0 : fit.value();
        var terms = fit == null ? List.<Fit.Term>of() : fit.terms();
        return new Reasons(
                value,
                value,
                terms.stream()
                        .filter(it -> it.amount() != 0)
                        .map(it -> new Reasons.Term(it.key(), it.amount(), null, null))
                        .toList(),
                List.of(),
                gap,
                null,
                false,
                changes,
                blocked);
    }

    static OneMoreRow of(OneMore more) {
        return new OneMoreRow(
                more.locality(),
                more.dimension(),
                more.price(),
                more.gain(),
                more.atMost(),
                more.proven(),
                more.placedMore());
    }

    private static Reasons.Term term(FamilyExplanation.NetTerm term) {
        return switch (term) {
            case FamilyExplanation.ValuePart(var key, var amount) -> new Reasons.Term(key, amount, null, null);
            case FamilyExplanation.ScarcityPart(var dimension, var price, var use, var amount) ->
                new Reasons.Term("scarce:" + dimension, amount, price, use);
            case FamilyExplanation.LinkPart(var other, var amount) ->
                new Reasons.Term("link:" + other, amount, null, null);
        };
    }

    private static Reasons.Alternative alternative(FamilyExplanation.Alternative alternative) {
        var cost = alternative.cost();
        return new Reasons.Alternative(
                alternative.locality(),
                alternative.value(),
                alternative.net(),
                alternative.whyNot().stream().map(StoredReasons::reason).toList(),
                cost == null || !cost.feasible() ? null : cost.cost(),
                cost != null && cost.proven(),
                cost == null || cost.feasible(),
                cost == null ? 0 : cost.placedLess(),
                cost == null ? List.of() : cost.moved());
    }

    static Reason reason(WhyNot whyNot) {
        return switch (whyNot) {
            case WhyNot.Inadmissible(var obstacles) ->
                obstacles.isEmpty() || obstacles.getFirst().arguments().size() < 2
                        ? new Reason.ForbiddenByPeople()
                        : new Reason.OutOfReach(
                                obstacles.getFirst().arguments().get(0),
                                obstacles.getFirst().arguments().get(1));
            case WhyNot.ForbiddenByPeople() -> new Reason.ForbiddenByPeople();
            case WhyNot.PinnedElsewhere(var locality) -> new Reason.PinnedElsewhere(locality);
            case WhyNot.TooLarge(var dimension, var use, var free) -> new Reason.TooLarge(dimension, use, free);
            case WhyNot.AnotherGainsMore(var dimension, var use, var left, var instead) ->
                new Reason.AnotherGainsMore(dimension, use, left, instead);
            case WhyNot.Scarce(var dimension, var price, var use) -> new Reason.Scarce(dimension, price, use);
            case WhyNot.LowerNet(var difference) -> new Reason.LowerNet(difference);
            case WhyNot.LinkWouldBreak(var other) -> new Reason.LinkWouldBreak(other);
            case WhyNot.SafetyDistance() -> new Reason.SafetyDistance();
            case WhyNot.EquallyGood _ -> new Reason.EquallyGood();
        };
    }

    private static Reasons.Change change(Change change) {
        return switch (change) {
            case Change.MoreCapacity(var locality, var dimension, var added, var _, var _) ->
                new Reasons.Change("capacity", locality, dimension, null, null, added);
            case Change.MoreValue(var locality, var added) ->
                new Reasons.Change("value", locality, null, null, null, added);
            case Change.NeedMet(var locality, var obstacle) ->
                new Reasons.Change(
                        "need",
                        locality,
                        null,
                        obstacle.arguments().get(0),
                        obstacle.arguments().get(1),
                        null);
        };
    }

    private static Reasons.Blocked blocked(Blocked blocked) {
        return switch (blocked) {
            case Blocked.ByNeed(var obstacle, var localities) ->
                new Reasons.Blocked(
                        "need",
                        null,
                        obstacle.arguments().get(0),
                        obstacle.arguments().get(1),
                        localities);
            case Blocked.ByCapacity(var dimension, var evenIfEmpty, var localities) ->
                new Reasons.Blocked(
                        evenIfEmpty ? "capacity-even-empty" : "capacity", dimension, null, null, localities);
            case Blocked.ByPeople(var localities) -> new Reasons.Blocked("people", null, null, null, localities);
            case Blocked.ByLink(var other, var localities) ->
                new Reasons.Blocked("link", other, null, null, localities);
        };
    }
}
