package org.havn.cases;

/// What the receiving State decided.
public enum StateDecision {
    ACCEPTED,
    DENIED,
    /// Something is missing; the reason says what.
    DEFERRED,
    /// Some members only: the case stops until family unity has been checked.
    SPLIT
}
