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
    private static final double WINDING = 1.35;
    private static final double TOWN_KILOMETRES = 3;
    private static final double TOWN_SPEED = 30;
    private static final double COUNTRY_SPEED = 62;
    /// How far a place may lie from a point and still be its way to the network, besides the nearest.
    private static final double GATE_KILOMETRES = 25;

    private final RoadNetwork roads = RoadNetwork.shipped();
    private final Flights flights = Flights.shipped(roads);
    private final Map<Point, List<Integer>> gates = new ConcurrentHashMap<>();
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
        int start = gates(from).getFirst();
        int end = gates(to).getFirst();
        double air = flown.computeIfAbsent(List.of(start, end), _ -> flights.minutes(start, end))
                + local(from, roads.place(start))
                + local(to, roads.place(end));
        return air < road.minutes() ? new Journey((int) Math.round(air), TravelMode.AIR) : road;
    }

    /// The same without flying.
    Journey road(Point from, Point to) {
        var driven = driving(from, to);
        return new Journey(DOORS + driven.minutes(), driven.mode());
    }

    /// From the first turn of the wheel to the last, as published times count.
    Journey driving(Point from, Point to) {
        if (gates(from).getFirst().equals(gates(to).getFirst())) {
            return new Journey((int) Math.round(local(from, to)), TravelMode.ROAD);
        }
        double best = Double.MAX_VALUE;
        var mode = TravelMode.ROAD;
        for (int start : gates(from)) {
            for (int end : gates(to)) {
                double minutes =
                        local(from, roads.place(start)) + roads.minutes(start, end) + local(to, roads.place(end));
                if (minutes < best) {
                    best = minutes;
                    mode = roads.byFerry(start, end) ? TravelMode.ROAD_AND_FERRY : TravelMode.ROAD;
                }
            }
        }
        return new Journey((int) Math.round(best), mode);
    }

    /// The flights that the estimate knows.
    Flights flights() {
        return flights;
    }

    /// Minutes between two points that no classed way joins: slowly through the town, then over land.
    static double local(Point one, Point other) {
        double straight = one.kilometresTo(other);
        return Math.min(straight, TOWN_KILOMETRES) * WINDING / TOWN_SPEED * 60
                + Math.max(0, straight - TOWN_KILOMETRES) * WINDING / COUNTRY_SPEED * 60;
    }

    private List<Integer> gates(Point point) {
        return gates.computeIfAbsent(point, it -> roads.gates(it, GATE_KILOMETRES));
    }
}
