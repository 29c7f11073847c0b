package org.havn.placement.engine;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a family is where the plan puts it, with the solver's own numbers.
///
/// @param family id
/// @param locality where it goes, or null if it stays unplaced
/// @param value of the chosen pair; 0 if unplaced
/// @param net value less what the family takes at the prices; the terms of `whyHere` sum to it
/// @param whyHere the caller's terms of value, then what scarce dimensions cost
/// @param alternatives the nearest alternatives by net value, each with what forcing it costs the whole plan
/// @param sure how sure the choice is
/// @param changes smallest changes that would flip the choice or place an unplaced family, found by solving again
/// @param blocked for an unplaced family, what stands against each kind of place, most frequent first
public record FamilyExplanation(
        String family,
        @Nullable String locality,
        double value,
        double net,
        List<NetTerm> whyHere,
        List<Alternative> alternatives,
        HowSure sure,
        List<Change> changes,
        List<Blocked> blocked) {

    public FamilyExplanation {
        whyHere = List.copyOf(whyHere);
        alternatives = List.copyOf(alternatives);
        changes = List.copyOf(changes);
        blocked = List.copyOf(blocked);
    }

    public Optional<String> placedIn() {
        return Optional.ofNullable(locality);
    }

    /// One term of a net value.
    public sealed interface NetTerm {
        double amount();
    }

    /// A named part of the value, from the caller.
    public record ValuePart(String key, double amount) implements NetTerm {}

    /// What the family takes of a scarce dimension, at its price; `amount` is minus price times use.
    public record ScarcityPart(String dimension, double price, double use, double amount) implements NetTerm {}

    /// What a link to another family adds or costs, at the link's price.
    public record LinkPart(String other, double amount) implements NetTerm {}

    /// Another locality for the family, or none (`locality` is null: staying unplaced).
    ///
    /// @param value of the pair
    /// @param net value less what the family takes at the prices
    /// @param whyNot the reasons, strongest first
    /// @param cost what forcing it costs the plan, if solved again
    public record Alternative(
            @Nullable String locality,
            double value,
            double net,
            List<WhyNot> whyNot,
            @Nullable ForcedCost cost) {
        public Alternative {
            whyNot = List.copyOf(whyNot);
        }
    }

    /// What a forced choice costs the plan, by solving again.
    ///
    /// @param cost loss of objective: exact if `proven`, else what the best plan found loses (the true cost may
    ///     be smaller, not below `atLeast`)
    /// @param atLeast what it loses at least
    /// @param proven whether the two are equal
    /// @param feasible false if no plan keeps all rules with it; the costs are then infinite
    /// @param placedLess families fewer that the forced plan places, by the classes that stages hold
    /// @param moved families that the forced plan puts elsewhere, this one not counted
    public record ForcedCost(
            double cost, double atLeast, boolean proven, boolean feasible, int placedLess, List<String> moved) {
        public ForcedCost {
            moved = List.copyOf(moved);
        }
    }

    /// How sure the choice is.
    ///
    /// @param gap of the whole plan
    /// @param lossOfNearest what the plan loses at least by the nearest alternative, or null if there is none
    /// @param proven whether that loss is exact
    public record HowSure(double gap, @Nullable Double lossOfNearest, boolean proven) {}

    /// A smallest change that would bring the family to a locality.
    public sealed interface Change {
        /// So much more capacity brings the family there in an optimal plan.
        record MoreCapacity(String locality, String dimension, double added, double gain, boolean proven)
                implements Change {}

        /// The pair would have to be worth so much more.
        record MoreValue(String locality, double added) implements Change {}

        /// The need that makes the pair inadmissible would have to be met or waived.
        record NeedMet(String locality, PairFacts.Obstacle obstacle) implements Change {}
    }

    /// What stands against an unplaced family in how many localities.
    public sealed interface Blocked {
        int localities();

        /// This obstacle of the caller's.
        record ByNeed(PairFacts.Obstacle obstacle, int localities) implements Blocked {}

        /// The dimension is too small there even without anybody else, or is used by the plan's other families.
        record ByCapacity(String dimension, boolean evenIfEmpty, int localities) implements Blocked {}

        /// People have forbidden them.
        record ByPeople(int localities) implements Blocked {}

        /// The families linked to it cannot be near.
        record ByLink(String other, int localities) implements Blocked {}
    }
}
