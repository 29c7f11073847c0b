package org.havn.people;

/// What a holder said to a stop-order.
public enum StopAnswer {
    DELETED,
    /// A law makes them keep it; they use it no more.
    KEPT_BY_LAW,
    NEVER_HAD_IT
}
