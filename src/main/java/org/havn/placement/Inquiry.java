package org.havn.placement;

import java.time.Instant;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.jspecify.annotations.Nullable;

/// Something asked of a round that is found out by solving again. The round stays as it is.
///
/// @param kind what is asked, as its [Inquirer] names it
/// @param round null where it is asked of no round, but of invented families
/// @param household the family that it is about, where it is about one
/// @param question as its inquirer reads it
/// @param answer as its inquirer reads it; null until it is known
record Inquiry(
        UUID id,
        String kind,
        @Nullable RoundId round,
        @Nullable CaseNumber household,
        String question,
        State state,
        String askedBy,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable String answer) {

    enum State {
        WAITING,
        RUNNING,
        ANSWERED,
        /// It could not be found out: the solver ended, or the time was over.
        FAILED;

        boolean open() {
            return switch (this) {
                case WAITING, RUNNING -> true;
                case ANSWERED, FAILED -> false;
            };
        }
    }
}
