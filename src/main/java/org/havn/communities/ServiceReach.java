package org.havn.communities;

/// How far an offer is from a community: one way, door to door.
public record ServiceReach(CommunityId community, ServiceOffer offer, int minutes) {}
