package org.havn.placement;

import org.havn.platform.Refusal;

/// A distance is between two different families, or from a place, and shorter than a journey across the country.
public final class DistanceNotValid extends Refusal {
    private static final int MOST = 3_000;

    DistanceNotValid() {
        super(Kind.NOT_VALID, "placement-distance-not-valid", MOST);
    }

    /// @throws DistanceNotValid if it is none
    static int of(int minutes) {
        if (minutes < 0 || minutes > MOST) {
            throw new DistanceNotValid();
        }
        return minutes;
    }
}
