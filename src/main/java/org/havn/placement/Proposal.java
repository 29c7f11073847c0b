package org.havn.placement;

import java.util.List;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.jspecify.annotations.Nullable;

/// What a plan proposes for one household.
///
/// @param community null where the plan has no place for it
/// @param uncovered needs that stay without an offer there; for an unplaced household, none
public record Proposal(
        CaseNumber household, @Nullable CommunityId community, Reasons reasons, List<UncoveredNeed> uncovered) {
    public Proposal {
        uncovered = List.copyOf(uncovered);
    }
}
