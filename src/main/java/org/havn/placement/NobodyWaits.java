package org.havn.placement;

import org.havn.platform.Refusal;

/// No family of the programme waits for a place.
public final class NobodyWaits extends Refusal {
    NobodyWaits() {
        super(Kind.NOT_NOW, "placement-nobody-waits");
    }
}
