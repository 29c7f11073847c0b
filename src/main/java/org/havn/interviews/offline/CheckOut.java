package org.havn.interviews.offline;

import java.time.Instant;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.interviews.InterviewId;
import org.jspecify.annotations.Nullable;

/// An interview that is on a device, or was.
///
/// @param id made by the device (UUID version 7), so that asking again after a lost answer is the same check-out
/// @param device as it calls itself; never a person's name
/// @param finishedAt when the device said that the interview is at its end there
/// @param ending how it ended; null while it is out
public record CheckOut(
        UUID id,
        InterviewId interview,
        CaseNumber household,
        UUID account,
        String device,
        Reason because,
        Instant takenAt,
        Instant expiresAt,
        @Nullable Instant finishedAt,
        @Nullable Ending ending) {

    /// Why an interview has to leave the house.
    public enum Reason {
        /// Where the family is there is no network, or a bad one.
        NO_NETWORK,
        /// The family is visited where it lives.
        HOME_VISIT,
        /// A selection mission, with many interviews in a few days.
        MISSION
    }

    /// How a check-out ends before its time.
    public enum Ending {
        /// The device says that nothing is on it any more.
        RETURNED,
        /// Somebody took it back: the device is lost, or the task is over.
        REVOKED
    }

    /// How far it is.
    public enum State {
        OUT,
        EXPIRED,
        RETURNED,
        REVOKED
    }

    /// How far it is at a moment.
    public State at(Instant now) {
        return switch (ending) {
            case RETURNED -> State.RETURNED;
            case REVOKED -> State.REVOKED;
            case null -> now.isBefore(expiresAt) ? State.OUT : State.EXPIRED;
        };
    }
}
