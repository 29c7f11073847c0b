package org.havn.people;

/// A person's civil state.
public enum MaritalStatus {
    SINGLE,
    MARRIED,
    WIDOWED,
    DIVORCED,
    SEPARATED,
    UNKNOWN
}
