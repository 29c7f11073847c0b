package org.havn.placement.engine;

/// Two families that are kept apart for safety: they are not both placed where `near` says near, in either
/// direction; and the same locality is always near.
public record Apart(String family, String other, Link.Nearness near) {

    public Apart {
        if (family.equals(other)) {
            throw new ProblemNotValid("A family cannot be kept apart from itself: '" + family + "'");
        }
    }

    /// Whether two localities are too near to each other for these families.
    boolean tooNear(String locality, String otherLocality) {
        return locality.equals(otherLocality)
                || near.allows(locality, otherLocality)
                || near.allows(otherLocality, locality);
    }
}
