package org.havn.placement.engine;

/// How soon a family must leave, in the order in which the stages of `Objective.PLACED_THEN_VALUE` serve them.
public enum Priority {
    /// Emergency.
    EM,
    /// Urgent.
    UG,
    /// Normal.
    NR
}
