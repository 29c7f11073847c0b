package org.havn.needs;

/// What every person is asked about.
public enum Topic {
    HEALTH,
    FUNCTION,
    SCHOOL,
    WORK,
    SAFETY,
    FAMILY,
    HOME,
    LANGUAGE
}
