package org.havn.reference;

/// How far a figure or an offer can be relied upon. The order is from most to least.
public enum Confidence {
    /// Published or confirmed by whoever is responsible for it.
    OFFICIAL,
    /// Computed from something official, by a rule that is written down.
    DERIVED,
    /// Generated from a stated assumption, because no source gives it.
    ASSUMED,
    /// Somebody said so and nobody has checked. Unknown is not the same as absent.
    UNKNOWN;

    /// Whether this is more to be relied upon than the other.
    public boolean isBetterThan(Confidence other) {
        return compareTo(other) < 0;
    }
}
