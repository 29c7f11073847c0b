package org.havn.access;

import java.util.UUID;

/// An organisation whose people work in this Havn.
///
/// @param country the country it answers to, as ISO 3166-1 alpha-2
public record Organisation(UUID id, String name, Kind kind, String country) {
    /// What it is to the families.
    public enum Kind {
        /// Interviews families and looks after their cases.
        AGENCY,
        /// Decides about them and places them.
        STATE,
        /// Receives them.
        MUNICIPALITY
    }
}
