package org.havn.placement;

import java.time.Instant;
import java.util.Map;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.jspecify.annotations.Nullable;

/// A household's place, as a person decided it. Why they did is sealed: [DecisionReasons].
///
/// @param solve the plan that the person had before them
/// @param proposed where that plan would have put the household; null where it found no place
/// @param demand what the household takes up there, as counted on the day of the decision
public record Placement(
        PlacementId id,
        CaseNumber household,
        CommunityId community,
        SolveId solve,
        @Nullable CommunityId proposed,
        Map<Dimension, Integer> demand,
        String decidedBy,
        Instant decidedAt,
        int version) {

    public Placement {
        demand = Map.copyOf(demand);
    }

    /// Whether the person followed the proposal.
    public boolean asProposed() {
        return community.equals(proposed);
    }
}
