package org.havn.cases;

/// What can set a case aside at any stage. The stage itself stays as it is.
public enum SideState {
    WITHDRAWN_BY_FAMILY,
    /// Attempts to reach the family are logged.
    NO_CONTACT,
    ON_HOLD,
    /// Birth, death, marriage, turning 18: size, seats, placement and documents are checked again.
    COMPOSITION_CHANGED,
    RESUBMITTED_ELSEWHERE,
    /// All sharing stops.
    SAFETY_LOCK
}
