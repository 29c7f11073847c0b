package org.havn.needs;

/// How much depends on a need.
public enum Severity {
    /// Life or lasting harm depends on it.
    CRITICAL,
    HIGH,
    MODERATE,
    LOW
}
