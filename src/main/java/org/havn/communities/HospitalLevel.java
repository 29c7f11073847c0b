package org.havn.communities;

/// What kind of hospital it is, as judged from its name and trust.
public enum HospitalLevel {
    UNIVERSITY,
    GENERAL,
    LOCAL,
    SPECIALISED,
    REHABILITATION
}
