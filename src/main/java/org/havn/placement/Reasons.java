package org.havn.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a plan puts a family where it does, in the solver's own numbers, as it is kept with the plan.
///
/// @param whyHere the terms of the net value, summing to `net`
/// @param gap of the whole plan, a fraction
/// @param lossOfNearest what the plan loses at least by the nearest alternative; null where there is none
public record Reasons(
        double value,
        double net,
        List<Term> whyHere,
        List<Alternative> alternatives,
        double gap,
        @Nullable Double lossOfNearest,
        boolean lossProven,
        List<Change> changes,
        List<Blocked> blocked) {

    public Reasons {
        whyHere = List.copyOf(whyHere);
        alternatives = List.copyOf(alternatives);
        changes = List.copyOf(changes);
        blocked = List.copyOf(blocked);
    }

    /// How many hard needs rest on an offer that nobody has checked.
    int uncheckedHardNeeds() {
        return (int) whyHere.stream()
                .filter(it -> it.key().startsWith("hard-need-unchecked"))
                .count();
    }

    /// One term: a rule of the policy, or what is scarce.
    ///
    /// @param key the rule, such as `work` or `soft-need:<id>`; `scarce:<dimension>` or `link:<case>`
    /// @param price per unit, for what is scarce
    /// @param use units, for what is scarce
    public record Term(
            String key,
            double amount,
            @Nullable Double price,
            @Nullable Double use) {}

    /// Another community, solved again with the family there.
    ///
    /// @param cost what the whole plan would lose; null where it was not solved again, or cannot be
    public record Alternative(
            @Nullable String community,
            double value,
            double net,
            List<Reason> reasons,
            @Nullable Double cost,
            boolean costProven,
            boolean feasible,
            int placedLess,
            List<String> moved) {}

    /// The smallest change that would flip the choice.
    ///
    /// @param kind `capacity`, `capacity-if-others-move`, `value` or `need`
    public record Change(
            String kind,
            String community,
            @Nullable String dimension,
            @Nullable String need,
            @Nullable String capability,
            @Nullable Double added) {}

    /// What stands against an unplaced family, and in how many communities.
    ///
    /// @param kind `need`, `capacity`, `capacity-even-empty`, `people` or `link`
    public record Blocked(
            String kind,
            @Nullable String dimension,
            @Nullable String need,
            @Nullable String capability,
            int communities) {}
}
