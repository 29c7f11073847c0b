package org.havn.people;

/// Whether a person is known to live. The dead and the missing stay part of the family that Havn knows.
public enum LifeStatus {
    LIVING,
    DECEASED,
    MISSING
}
