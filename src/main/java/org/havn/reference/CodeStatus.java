package org.havn.reference;

/// What a row of a code list is good for.
public enum CodeStatus {
    /// In use.
    ACTIVE,
    /// In use, but not checked against the official list: marked so wherever it shows.
    UNVERIFIED,
    /// Kept for old records only.
    RETIRED
}
