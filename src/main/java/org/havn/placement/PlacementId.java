package org.havn.placement;

import java.util.UUID;
import org.havn.platform.Ids;

/// The identity of a placement.
public record PlacementId(UUID value) {

    /// An identity that nobody has had before.
    public static PlacementId next() {
        return new PlacementId(Ids.next());
    }
}
