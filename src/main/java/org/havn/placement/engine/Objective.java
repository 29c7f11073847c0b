package org.havn.placement.engine;

/// What a plan is best at.
public enum Objective {
    /// The sum of the values of the chosen pairs; an unplaced family counts 0.
    VALUE,
    /// First as many emergency families as can be placed, then urgent, then normal, each count held; then value.
    PLACED_THEN_VALUE
}
