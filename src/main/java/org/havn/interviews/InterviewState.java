package org.havn.interviews;

/// How far an interview is.
public enum InterviewState {
    PLANNED,
    UNDER_WAY,
    /// Nothing of it changes any more; what comes later is another interview.
    SEALED
}
