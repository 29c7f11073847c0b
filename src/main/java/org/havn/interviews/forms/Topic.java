package org.havn.interviews.forms;

/// What a question is about, coarse enough to say what was told already without saying what.
public enum Topic {
    IDENTITY,
    FAMILY,
    FLIGHT,
    SAFETY,
    HEALTH,
    FUNCTION,
    SCHOOL,
    WORK,
    HOME,
    LANGUAGE,
    WISHES
}
