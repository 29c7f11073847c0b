package org.havn.people;

/// Whoever keeps something that only somebody's consent allows them to keep.
public interface FollowsConsent {
    /// A consent is taken back now; what rests on it goes in the same transaction.
    void takenBack(Consent consent);
}
