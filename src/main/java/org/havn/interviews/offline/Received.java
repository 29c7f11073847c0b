package org.havn.interviews.offline;

import java.util.UUID;

/// What became of one thing that a device brought back.
///
/// @param version of the answer that stands now; 0 where none does
public record Received(UUID key, Outcome outcome, int version) {
    /// How it ended; the device forgets it, except where it is not time yet.
    public enum Outcome {
        /// It stands, or stood already.
        KEPT,
        /// Another answer had come meanwhile; a person decides between the two.
        IN_CONFLICT,
        /// It found no place any more; a person reads it.
        SET_ASIDE,
        /// Whoever it is about has taken back that they agreed; the house keeps nothing of it.
        WITHDRAWN,
        /// The interview has not begun: the beginning is still on its way.
        NOT_YET,
        /// It does not open, or says nothing that can be read.
        BROKEN,
        /// A recording that is larger than any that is kept.
        TOO_LARGE
    }
}
