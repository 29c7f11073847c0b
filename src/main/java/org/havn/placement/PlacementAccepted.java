package org.havn.placement;

import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;

/// A person has decided where a household will settle.
public record PlacementAccepted(PlacementId placement, CaseNumber household, CommunityId community) {}
