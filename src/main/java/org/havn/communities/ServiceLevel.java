package org.havn.communities;

/// Whom a service is meant for.
public enum ServiceLevel {
    /// One place for the whole country.
    NATIONAL,
    /// A few places for the whole country.
    MULTIREGIONAL,
    /// One of the health regions.
    REGIONAL,
    /// The surroundings, or one municipality.
    LOCAL
}
