package org.havn.placement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.jspecify.annotations.Nullable;

/// Somebody's question about a plan: why is this household not there, and what would it cost to put it there?
///
/// @param startedAt null while it waits
/// @param answer null until it is known
record WhatIf(
        UUID id,
        SolveId solve,
        CaseNumber household,
        CommunityId community,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Answer answer) {

    /// How a question ends.
    enum Outcome {
        /// A plan with the household there, and what it costs against the plan that was asked about.
        FOUND,
        /// Something stands against it, whatever the other households do.
        BLOCKED,
        /// The solver has proven that no plan has the household there.
        IMPOSSIBLE,
        /// Needs, capacities or decisions have changed since the plan was made; nothing can be compared with it.
        CHANGED,
        /// The time was over, or the solver ended, before it had a plan.
        NO_ANSWER
    }

    /// What is known at the end.
    ///
    /// @param cost what the plan loses, in points; below zero where the plan found is the better one
    /// @param atLeast what it loses at least, whatever the other households do
    /// @param placedLess how many households fewer find a place
    /// @param moved the other households whose place changes
    /// @param because what blocks it
    record Answer(
            Outcome outcome,
            double cost,
            double atLeast,
            boolean proven,
            int placedLess,
            List<Moved> moved,
            List<Reason> because) {
        Answer {
            moved = List.copyOf(moved);
            because = List.copyOf(because);
        }

        static Answer blocked(List<Reason> because) {
            return new Answer(Outcome.BLOCKED, 0, 0, false, 0, List.of(), because);
        }

        static Answer without(Outcome outcome) {
            return new Answer(outcome, 0, 0, false, 0, List.of(), List.of());
        }
    }

    /// Another household's place in the two plans; null for none.
    record Moved(
            String household,
            @Nullable String from,
            @Nullable String to) {}
}
