package org.havn.people;

/// Whether somebody may be reached this way without danger to them.
public enum ContactSafety {
    /// They alone read it.
    SAFE,
    /// Others may read or answer it: say nothing that tells.
    SHARED,
    /// Never use it.
    NOT_SAFE
}
