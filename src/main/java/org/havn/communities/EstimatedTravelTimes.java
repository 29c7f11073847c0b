package org.havn.communities;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// An estimate from coordinates, made of the straight lines between neighbouring main places, classed by hand.
///
/// How it works, and how far it errs, is in `docs/travel-times.md`; a test holds it against published times.
@Component
class EstimatedTravelTimes implements TravelTimes {
    /// Getting to the vehicle, and from it to the door.
    private static final int DOORS = 10;
    /// Below this nobody thinks of flying.
    private static final int LONG_DRIVE = 240;
    private static final double TOWN_WINDING = 1.35;
    private static final double TOWN_SPEED = 38;

    private final RoadNetwork roads = RoadNetwork.shipped();
    private final Flights flights = Flights.shipped(roads);
    private final Map<Point, Integer> nearest = new ConcurrentHashMap<>();
    private final Map<List<Integer>, Double> flown = new ConcurrentHashMap<>();

    @Override
    public Journey journey(Point from, Point to) {
        if (from.equals(to)) {
            return new Journey(0, TravelMode.ROAD);
        }
        var road = road(from, to);
        if (road.minutes() <= LONG_DRIVE) {
            return road;
        }
        int start = place(from);
        int end = place(to);
        double air = flown.computeIfAbsent(List.of(start, end), _ -> flights.minutes(start, end))
                + local(from, roads.place(start))
                + local(to, roads.place(end));
        return air < road.minutes() ? new Journey((int) Math.round(air), TravelMode.AIR) : road;
    }

    /// The same without flying.
    Journey road(Point from, Point to) {
        int start = place(from);
        int end = place(to);
        if (start == end) {
            return new Journey(DOORS + (int) Math.round(local(from, to)), TravelMode.ROAD);
        }
        double minutes =
                DOORS + local(from, roads.place(start)) + roads.minutes(start, end) + local(to, roads.place(end));
        return new Journey(
                (int) Math.round(minutes), roads.byFerry(start, end) ? TravelMode.ROAD_AND_FERRY : TravelMode.ROAD);
    }

    /// The flights that the estimate knows.
    Flights flights() {
        return flights;
    }

    /// Minutes between two points of one place.
    static double local(Point one, Point other) {
        return one.kilometresTo(other) * TOWN_WINDING / TOWN_SPEED * 60;
    }

    private int place(Point point) {
        return nearest.computeIfAbsent(point, roads::nearest);
    }
}
