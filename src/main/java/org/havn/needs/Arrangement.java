package org.havn.needs;

/// How far a plan for a need has come.
public enum Arrangement {
    /// Somebody has been asked to see to it.
    REFERRED,
    /// A day is agreed.
    APPOINTMENT
}
