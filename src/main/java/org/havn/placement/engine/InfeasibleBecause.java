package org.havn.placement.engine;

import java.util.List;

/// A reason why no plan keeps all rules. The reasons of one result hold together: without any one of them the proof
/// fails.
public sealed interface InfeasibleBecause {

    /// The family must be placed, and no locality is admissible for it.
    record NoAdmissibleLocality(String family) implements InfeasibleBecause {}

    /// The family must be placed, and people have forbidden every locality that is admissible for it.
    record EveryLocalityForbidden(String family) implements InfeasibleBecause {}

    /// The family must be placed, and wherever it is admissible it alone takes more than there is.
    record FitsNowhere(String family) implements InfeasibleBecause {}

    /// Families pinned to a locality take more of a dimension than is free there.
    record PinsExceedCapacity(String locality, String dimension, double demanded, double free, List<String> families)
            implements InfeasibleBecause {}

    /// These families must all be placed, and in the localities open to them they take more of a dimension than is
    /// free.
    record DemandExceedsCapacity(String dimension, double demanded, double free, List<String> families, int localities)
            implements InfeasibleBecause {}

    /// Two linked families have no pair of localities that the link allows.
    record LinkCannotHold(String family, String other) implements InfeasibleBecause {}

    /// These families cannot all be placed at once; any one fewer can. `smallest` is false where time did not
    /// allow to
    /// try each.
    record NotAllTogether(List<String> families, boolean smallest) implements InfeasibleBecause {}
}
