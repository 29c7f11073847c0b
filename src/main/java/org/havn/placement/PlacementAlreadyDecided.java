package org.havn.placement;

import org.havn.platform.Refusal;

/// Somebody was faster: the household has a placement, or is not waiting for one.
public final class PlacementAlreadyDecided extends Refusal {
    PlacementAlreadyDecided() {
        super(Kind.NOT_NOW, "placement-already-decided");
    }
}
