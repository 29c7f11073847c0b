package org.havn.placement;

/// A need that stays without an offer in the proposed community.
///
/// @param waived whether an officer let go of a hard need; otherwise it is a soft one
public record UncoveredNeed(String need, String capability, boolean waived) {}
