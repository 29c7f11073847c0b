package org.havn.needs;

/// What is known of one topic for one person. Silence, ignorance and *none* are three answers, never one.
public enum Answer {
    /// Nobody has asked. This is what holds where nothing is stored.
    NOT_ASKED,
    /// Somebody asked, and it is not known.
    UNKNOWN,
    /// Somebody asked, and there is no need.
    NONE,
    /// Somebody asked, and there is a need.
    NEEDED
}
