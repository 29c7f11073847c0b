package org.havn.people;

/// To whom what was agreed to may go.
public enum ConsentRecipient {
    /// The organisation that works with Havn, and nobody else.
    HAVN,
    STATE,
    MUNICIPALITY,
    HEALTH_SERVICE,
    PARTNER
}
