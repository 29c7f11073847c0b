package org.havn.needs;

/// When on the way a need has to be met.
public enum Phase {
    BEFORE_TRAVEL,
    DURING_TRAVEL,
    AFTER_ARRIVAL
}
