package org.havn.placement;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.havn.placement.engine.Objective;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.worker.Findings;
import org.havn.placement.worker.Study;
import org.havn.placement.worker.StudyWorker;
import org.havn.placement.worker.WorkerLimits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Solves rounds, and changed rounds, in a process of its own.
@Component
class Studies {
    private static final Duration OVERHEAD = Duration.ofSeconds(20);

    private final Duration each;

    /// @param seconds that one solve may take
    Studies(@Value("${havn.placement.seconds:60}") int seconds) {
        this.each = Duration.ofSeconds(seconds);
    }

    /// The options of every solve of a round, as its own plan was made by.
    static PlacementOptions options(Round round) {
        return PlacementOptions.standard()
                .withObjective(Objective.PLACED_THEN_VALUE)
                .withSeed(round.seed());
    }

    /// Solves each of these, in their order.
    ///
    /// @return nothing where the process ended without an answer
    Optional<List<PlacementResult>> solve(Round round, List<PlacementProblem> problems)
            throws IOException, InterruptedException {
        var options = options(round).withMinimalPrices(false).withTimeLimit(each);
        return run(new Study.Variants(problems, options), problems.size())
                .map(found -> found instanceof Findings.Solved(var results) ? results : List.of());
    }

    /// @param solves how many solves it is at most
    Optional<Findings> run(Study study, int solves) throws IOException, InterruptedException {
        return StudyWorker.run(
                study,
                WorkerLimits.USUAL,
                each.multipliedBy(Math.max(1, solves)).plus(OVERHEAD));
    }

    Duration each() {
        return each;
    }
}
