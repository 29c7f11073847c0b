package org.havn.placement.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.havn.placement.engine.PlacementPlan;
import org.havn.placement.engine.PlanChecker;

/// Runs a study in a process of its own and waits for it.
public final class StudyWorker {
    private StudyWorker() {}

    /// @param atMost how long it may take in all
    /// @return nothing where the process ended without an answer, or was late
    /// @throws IOException if no process or no folder can be had
    public static Optional<Findings> run(Study study, WorkerLimits limits, Duration atMost)
            throws IOException, InterruptedException {
        try (var workplace = Workplace.make()) {
            workplace.putStudy((Record) StudyParts.of(study));
            try (var process =
                    WorkerProcess.start(new WorkerCommand(limits, workplace.folder(), Solver.Havn.class), _ -> {})) {
                var ending = process.await(atMost.plus(limits.grace()));
                if (!(ending instanceof WorkerEnding.Finished)) {
                    return Optional.empty();
                }
            }
            return workplace
                    .findings(FindingParts.class)
                    .map(parts -> parts.findings(study))
                    .filter(findings -> sound(study, findings));
        }
    }

    /// Every plan is checked here again, by code that shares nothing with the process that made it.
    private static boolean sound(Study study, Findings findings) {
        return switch (findings) {
            case Findings.Solved(var results) ->
                study instanceof Study.Variants(var _, var options)
                        && results.stream().allMatch(result -> {
                            PlacementPlan plan = result.plan();
                            return plan == null
                                    || new PlanChecker(plan.problem())
                                            .check(plan, options, result.objective())
                                            .isEmpty();
                        });
            case Findings.Dialled _, Findings.Priced _, Findings.Simulated _ -> true;
        };
    }
}
