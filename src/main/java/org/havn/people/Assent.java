package org.havn.people;

/// What a child said itself to what its guardian agreed to.
public enum Assent {
    /// It is the grown person's own consent.
    NO_CHILD,
    GIVEN,
    REFUSED,
    NOT_ASKED
}
