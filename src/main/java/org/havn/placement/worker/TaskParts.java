package org.havn.placement.worker;

import org.havn.placement.engine.PlacementOptions;
import org.jspecify.annotations.Nullable;

/// A task on its way to the worker.
record TaskParts(
        ProblemParts problem,
        PlacementOptions options,
        @Nullable FactsTable facts,
        boolean explained) {

    static TaskParts of(SolveTask task) {
        return new TaskParts(
                ProblemParts.of(task.problem()),
                task.options(),
                task.facts() == null || !task.explained() ? null : FactsTable.of(task.problem(), task.facts()),
                task.explained());
    }

    SolveTask task() {
        var rebuilt = problem.problem();
        return new SolveTask(rebuilt, options, facts == null ? null : facts.facts(rebuilt), explained);
    }
}
