package org.havn.reference;

/// How soon a case must move, most pressing first. The words and the days are in the code list of the same name.
public enum Priority {
    /// Emergency.
    EM,
    /// Urgent.
    UG,
    /// Normal.
    NR
}
