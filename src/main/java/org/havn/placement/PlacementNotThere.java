package org.havn.placement;

import org.havn.platform.Refusal;

/// There is no such proposal for this reader's municipality, or none any more.
public final class PlacementNotThere extends Refusal {
    PlacementNotThere() {
        super(Kind.NOT_FOUND, "placement-not-there");
    }
}
