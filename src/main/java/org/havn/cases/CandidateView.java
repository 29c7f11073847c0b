package org.havn.cases;

/// Somebody who may be the same person as a member.
public record CandidateView(String id, String name, String told, String number, String address) {}
