package org.havn.communities;

import org.jspecify.annotations.Nullable;

/// A municipality as the list shows it.
///
/// @param amount how much it has of the dimension that is counted
/// @param reach the surest offer within the asked time, if a capability was asked for
public record CommunityRow(
        Community community,
        @Nullable Settlement settlement,
        Capacity amount,
        @Nullable ServiceReach reach) {
    public String address() {
        return "/work/communities/" + community.id().value();
    }
}
