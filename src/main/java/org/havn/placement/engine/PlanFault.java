package org.havn.placement.engine;

/// Something wrong with a plan, found by `PlanChecker`.
public sealed interface PlanFault {

    /// The family is in a locality that is inadmissible for it.
    record Inadmissible(String family, String locality) implements PlanFault {}

    /// People have forbidden the pair.
    record Forbidden(String family, String locality) implements PlanFault {}

    /// The family is pinned elsewhere; `locality` is empty if it is unplaced.
    record PinIgnored(String family, String pinnedTo, String locality) implements PlanFault {}

    /// More of a dimension is taken than is free.
    record OverCapacity(String locality, String dimension, double taken, double free) implements PlanFault {}

    /// Every family was to be placed.
    record Unplaced(String family) implements PlanFault {}

    /// Linked families are apart, or only one is placed; an empty locality stands for unplaced.
    record LinkBroken(String family, String locality, String other, String otherLocality) implements PlanFault {}

    /// Families that are kept apart for safety are too near to each other.
    record TooNear(String family, String locality, String other, String otherLocality) implements PlanFault {}

    /// The plan names a locality that does not exist.
    record UnknownLocality(String family, int number) implements PlanFault {}

    /// The claimed objective is not the plan's value.
    record WrongObjective(double claimed, double actual) implements PlanFault {}

    /// The plan is better than the bound that nothing can exceed: the bound is wrong.
    record BoundExceeded(double bound, double actual) implements PlanFault {}

    /// The plan places fewer of a class than the stage held.
    record CountNotHeld(Priority priority, int held, int actual) implements PlanFault {}
}
