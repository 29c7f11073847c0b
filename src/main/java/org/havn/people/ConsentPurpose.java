package org.havn.people;

/// For what people let something be used.
public enum ConsentPurpose {
    /// To hold interviews with them, and to keep what they say.
    INTERVIEW,
    /// To record their voice in interviews, and to keep and play it beside what was written down.
    RECORDING,
    /// To put their case to a State.
    SUBMISSION,
    /// To find a municipality, and to tell it what it has to know.
    PLACEMENT,
    /// To tell doctors and nurses before they arrive.
    HEALTH,
    /// To let a partner do its part of the case.
    PARTNER
}
