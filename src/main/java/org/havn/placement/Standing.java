package org.havn.placement;

import java.util.Map;
import java.util.Set;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.needs.NeedId;
import org.jspecify.annotations.Nullable;

/// How things stand between a household and a community while both are held: all that an acceptance asks of the tables
/// of placement, asked at once.
///
/// @param isProposed whether the plan has a proposal for the household, to this community, another or none
/// @param proposed where the plan would settle it
/// @param isPlaced whether it has a placement already
/// @param waived which of its needs somebody has let go of
/// @param taken what the current placements take of the community
record Standing(
        boolean isProposed,
        @Nullable CommunityId proposed,
        boolean isPlaced,
        Set<NeedId> waived,
        Map<Dimension, Integer> taken) {}
