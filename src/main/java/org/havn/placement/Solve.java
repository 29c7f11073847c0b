package org.havn.placement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run of the solver for a round.
///
/// @param number counts up within the round, from 1
/// @param reasoning whether its plan is there and the reasons for it are still being worked out
/// @param attempt how often a node has begun it; more than once where one ended over it
public record Solve(
        SolveId id,
        RoundId round,
        int number,
        State state,
        int attempt,
        Instant askedAt,
        Progress progress,
        @Nullable Answer answer,
        boolean reasoning) {

    /// How far a run has come.
    public enum State {
        WAITING,
        RUNNING,
        FINISHED,
        /// The solver did not come to its end; the best plan that it had found is kept.
        ENDED_EARLY,
        /// It ended without a plan.
        FAILED;

        /// Whether something may still happen.
        public boolean open() {
            return switch (this) {
                case WAITING, RUNNING -> true;
                case FINISHED, ENDED_EARLY, FAILED -> false;
            };
        }
    }

    /// What is known while it runs; null where nothing is known yet.
    public record Progress(
            @Nullable String stage,
            @Nullable Double incumbent,
            @Nullable Double bound,
            @Nullable Double gap,
            @Nullable Integer placed) {}

    /// What came out.
    ///
    /// @param status `OPTIMAL`, `FEASIBLE` or `INFEASIBLE`
    /// @param gap a fraction; 0 is a proof
    /// @param endedBecause why it ended early: `cancelled`, `memory`, `time`, `crashed`; empty where it did not
    public record Answer(
            String status,
            double objective,
            double bound,
            double gap,
            int placed,
            int households,
            double seconds,
            String endedBecause) {
        public boolean provenBest() {
            return status.equals("OPTIMAL");
        }

        public boolean everybodyPlaced() {
            return placed == households;
        }
    }

    /// Whether an earlier attempt was cut short by the end of its node.
    public boolean begunAgain() {
        return attempt > 1;
    }

    public boolean hasPlan() {
        return answer != null && (state == State.FINISHED || state == State.ENDED_EARLY);
    }
}
