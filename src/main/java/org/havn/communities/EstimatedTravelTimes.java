package org.havn.communities;

import org.springframework.stereotype.Component;

/// An estimate from coordinates.
@Component
class EstimatedTravelTimes implements TravelTimes {
    @Override
    public Journey journey(Point from, Point to) {
        var kilometres = from.kilometresTo(to);
        return new Journey((int) Math.round(5 + kilometres * 1.4 / 70 * 60), TravelMode.ROAD);
    }
}
