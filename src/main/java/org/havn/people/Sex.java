package org.havn.people;

/// The sex that a person's papers or the person gives. It is never an input to the value of a placement.
public enum Sex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
