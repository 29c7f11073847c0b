package org.havn.communities;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.havn.reference.CsvImport;
import org.havn.reference.ImportedRow;
import org.havn.reference.ShippedFiles;

/// The main places of all municipalities, joined where they share a border, or where `ways.csv` names a road or ferry.
final class RoadNetwork {
    /// Rogaland, Møre og Romsdal, Nordland, Vestland, Troms, Finnmark.
    private static final Set<String> FJORD_COUNTIES = Set.of("11", "15", "18", "46", "55", "56");
    private static final double UNREACHABLE = 1e6;

    private final List<Point> places = new ArrayList<>();
    private final List<String> counties = new ArrayList<>();
    private final List<List<Way>> ways = new ArrayList<>();
    private final Map<Integer, Reached> known = new ConcurrentHashMap<>();

    private record Way(int to, double minutes, boolean ferry) {}

    private record NamedWay(String from, String to, WayKind kind, double minutes) {}

    /// From one place to every other: the minutes, and whether a ferry is on the quickest way.
    private static final class Reached {
        private final double[] minutes;
        private final boolean[] ferry;

        Reached(int places) {
            minutes = new double[places];
            ferry = new boolean[places];
        }
    }

    private RoadNetwork() {}

    static RoadNetwork shipped() {
        var network = new RoadNetwork();
        var index = new HashMap<String, Integer>();
        for (var row : rows(
                "municipalities.csv",
                Set.of("code", "lat", "lon", "county_code"),
                row -> List.of(
                        row.text("code"),
                        row.text("county_code"),
                        new Point(row.decimal("lat", -90, 90), row.decimal("lon", -180, 180))))) {
            index.put((String) row.get(0), network.places.size());
            network.counties.add((String) row.get(1));
            network.places.add((Point) row.get(2));
            network.ways.add(new ArrayList<>());
        }
        var named = new HashMap<Set<String>, NamedWay>();
        for (var way : rows(
                "ways.csv",
                Set.of("from", "to", "kind", "road", "minutes"),
                row -> new NamedWay(
                        row.text("from"),
                        row.text("to"),
                        row.oneOf("kind", WayKind.class),
                        row.optional("minutes").isEmpty() ? 0 : row.decimal("minutes", 0, 1000)))) {
            named.put(Set.of(way.from(), way.to()), way);
        }
        for (var border : rows(
                "neighbours.csv",
                Set.of("municipality", "neighbour"),
                row -> Set.of(row.text("municipality"), row.text("neighbour")))) {
            var ends = List.copyOf(border);
            named.putIfAbsent(border, new NamedWay(ends.get(0), ends.get(1), WayKind.UNCLASSED, 0));
        }
        named.values().forEach(way -> network.join(index, way));
        return network;
    }

    /// The place nearest to the point.
    int nearest(Point point) {
        int best = 0;
        for (int i = 1; i < places.size(); i++) {
            if (point.kilometresTo(places.get(i)) < point.kilometresTo(places.get(best))) {
                best = i;
            }
        }
        return best;
    }

    /// Where a point may reach the network: its nearest place, and places near by that a road joins to that one.
    ///
    /// @param within how far away such another place may lie, in kilometres
    List<Integer> gates(Point point, double within) {
        int nearest = nearest(point);
        var gates = new ArrayList<Integer>(List.of(nearest));
        if (point.kilometresTo(places.get(nearest)) > 1) {
            ways.get(nearest).stream()
                    .filter(way -> !way.ferry() && point.kilometresTo(places.get(way.to())) < within)
                    .forEach(way -> gates.add(way.to()));
        }
        return gates;
    }

    Point place(int index) {
        return places.get(index);
    }

    double minutes(int from, int to) {
        return from(from).minutes[to];
    }

    boolean byFerry(int from, int to) {
        return from(from).ferry[to];
    }

    private void join(Map<String, Integer> index, NamedWay way) {
        if (way.kind() == WayKind.NONE) {
            return;
        }
        int from = index.getOrDefault(way.from(), -1);
        int to = index.getOrDefault(way.to(), -1);
        if (from < 0 || to < 0) {
            throw new IllegalStateException("ways.csv names a municipality that is not there: " + way);
        }
        var amongFjords = FJORD_COUNTIES.contains(counties.get(from)) && FJORD_COUNTIES.contains(counties.get(to));
        double minutes = way.kind().isStated()
                ? way.minutes()
                : way.kind().minutes(places.get(from).kilometresTo(places.get(to)), amongFjords);
        var ferry = way.kind() == WayKind.FERRY;
        ways.get(from).add(new Way(to, minutes, ferry));
        ways.get(to).add(new Way(from, minutes, ferry));
    }

    private Reached from(int start) {
        return known.computeIfAbsent(start, this::shortest);
    }

    private Reached shortest(int start) {
        var reached = new Reached(places.size());
        var minutes = reached.minutes;
        var ferry = reached.ferry;
        Arrays.fill(minutes, UNREACHABLE);
        minutes[start] = 0;
        record Step(int place, double minutes) {}
        var queue = new PriorityQueue<Step>((one, other) -> Double.compare(one.minutes(), other.minutes()));
        queue.add(new Step(start, 0));
        while (!queue.isEmpty()) {
            var here = queue.remove();
            if (here.minutes() > minutes[here.place()]) {
                continue;
            }
            for (var way : ways.get(here.place())) {
                double there = here.minutes() + way.minutes();
                if (there < minutes[way.to()]) {
                    minutes[way.to()] = there;
                    ferry[way.to()] = ferry[here.place()] || way.ferry();
                    queue.add(new Step(way.to(), there));
                }
            }
        }
        return reached;
    }

    static <T> List<T> rows(String file, Set<String> columns, CsvImport.Meaning<T> meaning) {
        var rows = new ArrayList<T>();
        for (var row : CsvImport.read(ShippedFiles.content(file), columns, meaning, _ -> new Object())) {
            switch (row) {
                case ImportedRow.Accepted<T>(long _, T value) -> rows.add(value);
                case ImportedRow.Rejected<T>(long line, var fault) ->
                    throw new IllegalStateException(file + " line " + line + ": " + fault);
            }
        }
        return rows;
    }
}
