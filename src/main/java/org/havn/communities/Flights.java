package org.havn.communities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The quickest way by air: to an airport, through it, one flight or two, and on from there.
final class Flights {
    /// To be there before the flight leaves.
    private static final int BEFORE = 70;
    /// From the gate to the road.
    private static final int AFTER = 25;
    /// Where a second flight follows.
    private static final int BETWEEN = 75;
    private static final int AIRPORTS_WORTH_A_LOOK = 3;

    private final RoadNetwork roads;
    private final List<Airport> airports;
    private final int[] places;
    private final double[] fromPlace;
    private final double[][] byAir;
    private final Map<Integer, List<Integer>> near = new ConcurrentHashMap<>();

    private Flights(RoadNetwork roads, List<Airport> airports) {
        this.roads = roads;
        this.airports = airports;
        this.places = airports.stream()
                .mapToInt(airport -> roads.nearest(airport.point()))
                .toArray();
        this.fromPlace = new double[airports.size()];
        this.byAir = new double[airports.size()][airports.size()];
        for (int i = 0; i < airports.size(); i++) {
            fromPlace[i] = EstimatedTravelTimes.local(airports.get(i).point(), roads.place(places[i]));
            for (int j = 0; j < airports.size(); j++) {
                byAir[i][j] = between(airports.get(i), airports.get(j));
            }
        }
    }

    static Flights shipped(RoadNetwork roads) {
        return new Flights(
                roads,
                RoadNetwork.rows(
                        "airports.csv",
                        Set.of("code", "name", "lat", "lon", "kind"),
                        row -> new Airport(
                                row.text("code"),
                                row.text("name"),
                                new Point(row.decimal("lat", -90, 90), row.decimal("lon", -180, 180)),
                                row.oneOf("kind", Airport.Kind.class))));
    }

    /// Minutes from one main place to another by air, door to door.
    double minutes(int from, int to) {
        double best = Double.MAX_VALUE;
        for (int start : near(from)) {
            for (int end : near(to)) {
                if (start != end) {
                    double all = toAirport(from, start) + BEFORE + byAir[start][end] + AFTER + toAirport(to, end);
                    best = Math.min(best, all);
                }
            }
        }
        return best;
    }

    /// The airport with the code, for whoever compares a flight with its timetable.
    Airport airport(String code) {
        return airports.stream()
                .filter(airport -> airport.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<Integer> near(int place) {
        return near.computeIfAbsent(place, this::nearest);
    }

    private List<Integer> nearest(int place) {
        var all = new ArrayList<Integer>();
        for (int i = 0; i < airports.size(); i++) {
            all.add(i);
        }
        all.sort(Comparator.comparingDouble(airport -> toAirport(place, airport)));
        return List.copyOf(all.subList(0, AIRPORTS_WORTH_A_LOOK));
    }

    private double toAirport(int place, int airport) {
        return roads.minutes(places[airport], place) + fromPlace[airport];
    }

    private double between(Airport start, Airport end) {
        if (start.isDirectTo(end)) {
            return start.minutesTo(end);
        }
        return airports.stream()
                .filter(via -> via.isDirectTo(start) && via.isDirectTo(end))
                .mapToInt(via -> start.minutesTo(via) + BETWEEN + via.minutesTo(end))
                .min()
                .orElse(1_000_000);
    }
}
