package org.havn.placement.worker;

import java.util.Optional;
import org.havn.placement.engine.PlacementResult;

/// How a solve in a worker came out. Whatever happened to the worker, the best plan that it had written is there.
public sealed interface WorkerOutcome {

    /// The engine came to its end. It may still have found no plan: the result's status says so.
    ///
    /// @param explanations nothing if none were asked for, if there is no plan, or if the worker died before
    ///     they were made
    record Solved(PlacementResult result, Optional<Explanations> explanations) implements WorkerOutcome {}

    /// Somebody asked it to stop.
    record Cancelled(Optional<KeptPlan> best) implements WorkerOutcome {}

    /// The process died.
    ///
    /// @param exit its exit code; 128 and the signal's number if a signal ended it
    /// @param lastWords what it wrote last to its error stream, for the operator's log
    record Crashed(int exit, String lastWords, Optional<KeptPlan> best) implements WorkerOutcome {}

    /// It used all the memory that it may have.
    record OutOfMemory(Optional<KeptPlan> best) implements WorkerOutcome {}

    /// It did not end in time, and was ended.
    record TimedOut(Optional<KeptPlan> best) implements WorkerOutcome {}

    /// The best plan, whatever the end.
    default Optional<KeptPlan> kept() {
        return switch (this) {
            case Solved(var result, var _) ->
                Optional.ofNullable(result.plan()).map(plan -> new KeptPlan(plan, Optional.of(result.bound())));
            case Cancelled(var best) -> best;
            case Crashed(var _, var _, var best) -> best;
            case OutOfMemory(var best) -> best;
            case TimedOut(var best) -> best;
        };
    }
}
