package org.havn.placement;

import java.util.List;

/// What placement's part of a municipality's page shows.
public record CommunityPlacementsView(String community, String address, String sentence, List<String> households) {
    public CommunityPlacementsView {
        households = List.copyOf(households);
    }
}
