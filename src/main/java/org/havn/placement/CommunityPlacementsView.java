package org.havn.placement;

import java.util.List;
import org.havn.communities.Dimension;
import org.havn.reference.Provenance;

/// What placement's part of a municipality's page shows.
///
/// @param room of what families take anything there; empty where nobody is
public record CommunityPlacementsView(
        String community, String address, String sentence, List<String> households, List<Room> room) {
    public CommunityPlacementsView {
        households = List.copyOf(households);
        room = List.copyOf(room);
    }

    /// How much there is, and what is left of it.
    public record Room(Dimension dimension, Provenance provenance, int has, int left) {
        public int taken() {
            return has - left;
        }
    }
}
