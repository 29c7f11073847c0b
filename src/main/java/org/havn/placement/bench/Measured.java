package org.havn.placement.bench;

import java.util.Optional;
import org.havn.placement.worker.WorkerOutcome;
import org.jspecify.annotations.Nullable;

/// What one solve came to.
///
/// @param objective nothing without a plan
/// @param bound nothing if unknown
/// @param seconds wall-clock time, the start of the process and the explanations included
/// @param processorSeconds of all threads together, to within a fifth of a second
/// @param peakBytes the most memory of the process, native included; 0 where there is none of its own
/// @param note what went wrong, or nothing
record Measured(
        @Nullable Double objective,
        @Nullable Double bound,
        int placed,
        double seconds,
        double processorSeconds,
        long peakBytes,
        String note) {

    static Measured of(WorkerOutcome outcome, double seconds, double processorSeconds, long peakBytes) {
        var kept = outcome.kept();
        return new Measured(
                kept.map(plan -> plan.plan().value()).orElse(null),
                kept.flatMap(plan -> plan.bound()).orElse(null),
                kept.map(plan -> plan.plan().placed()).orElse(0),
                seconds,
                processorSeconds,
                peakBytes,
                switch (outcome) {
                    case WorkerOutcome.Solved(var result, var _) -> result.plan() == null ? "no plan in time" : "";
                    case WorkerOutcome.Cancelled _ -> "cancelled";
                    case WorkerOutcome.TimedOut _ -> "ended by force";
                    case WorkerOutcome.OutOfMemory _ -> "out of memory";
                    case WorkerOutcome.Crashed(var exit, var _, var _) -> "died with " + exit;
                });
    }

    Optional<Double> gap() {
        return objective == null || bound == null
                ? Optional.empty()
                : Optional.of(Math.abs(bound - objective) / Math.max(1e-9, Math.abs(objective)));
    }

    boolean proven() {
        return gap().filter(gap -> gap <= 1e-9).isPresent();
    }
}
