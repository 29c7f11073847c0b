package org.havn.placement.engine;

/// How a solve ended.
public enum SolveStatus {
    /// No plan is better, proven.
    OPTIMAL,
    /// A plan was found; the gap says how far from the best it can be at most.
    FEASIBLE,
    /// No plan keeps all rules, proven; the result names reasons.
    INFEASIBLE,
    /// Time ran out, or somebody cancelled, before any plan was found.
    TIME_OUT_WITHOUT_PLAN
}
