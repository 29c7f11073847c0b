package org.havn.placement.engine;

import org.jspecify.annotations.Nullable;

/// Hears how a solve goes, and may stop it; the best plan found is then returned.
///
/// Called from the solving thread and from solver threads: implementations are quick and thread-safe.
public interface SolveProgress {

    /// Something new is known.
    void report(Report report);

    /// A better plan than any before, in the stage that is being solved; it keeps all rules.
    default void better(PlacementPlan plan) {}

    /// Whether the solve should stop as soon as it can; asked often.
    default boolean cancelled() {
        return false;
    }

    /// Hears nothing and never stops.
    static SolveProgress silent() {
        return report -> {};
    }

    /// What the solve is at.
    enum Stage {
        FEASIBILITY,
        EMERGENCY,
        URGENT,
        NORMAL,
        VALUE,
        PRICES
    }

    /// Where a stage stands. Incumbent and bound speak of the stage's own objective (families in the count stages,
    /// value in `VALUE`).
    ///
    /// @param incumbent objective of the best plan of this stage, or null while there is none
    /// @param bound what no plan can exceed in this stage, or null while unknown
    /// @param gap relative gap of the two, or null while either is unknown
    /// @param placed families placed in the best plan
    /// @param families families in the problem
    record Report(
            Stage stage,
            @Nullable Double incumbent,
            @Nullable Double bound,
            @Nullable Double gap,
            int placed,
            int families,
            double seconds) {}
}
