package org.havn.communities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Norway drawn on the server: its outline, and a circle at each municipality whose area is a number.
///
/// A page draws it with the template `communities/map`. The same numbers have to stand in a table beside it, because
/// the picture is for the eye alone.
///
/// @param land the outline as the `d` of an SVG path
/// @param circles smallest last, so that none hides another
/// @param legend a few round numbers with the size of their circles
public record NorwayMap(String land, List<Circle> circles, List<Legend> legend) {
    /// The height of the picture in its own units; the width follows from the country.
    public static final int HEIGHT = 1000;

    private static final double LARGEST = 26;
    private static final double SMALLEST = 1.6;
    private static final Projection PROJECTION = Projection.ofTheShippedOutline();

    /// One municipality.
    ///
    /// @param tone `none`, `success`, `warning`, `danger`, or empty for the ordinary colour
    /// @param title what the circle says when pointed at
    /// @param address where it leads, or null
    public record Circle(
            double x,
            double y,
            double radius,
            String tone,
            String title,
            @Nullable String address) {}

    /// A circle of the legend.
    public record Legend(double radius, int value) {}

    /// What to draw at a place.
    public record Mark(
            Point point,
            double value,
            String tone,
            String title,
            @Nullable String address) {}

    /// The map of these marks; the area of a circle is in proportion to its value, and a zero is a small open dot.
    public static NorwayMap of(List<Mark> marks) {
        var most = marks.stream().mapToDouble(Mark::value).max().orElse(0);
        var circles = marks.stream()
                .map(mark -> circle(mark, most))
                .sorted(Comparator.comparingDouble(Circle::radius).reversed())
                .toList();
        return new NorwayMap(PROJECTION.outline(), circles, legend(most));
    }

    /// The picture's width in its own units.
    public static int width() {
        return PROJECTION.width();
    }

    /// Where a point lies in the picture, from the left.
    public static double x(Point point) {
        return PROJECTION.x(point);
    }

    /// Where a point lies in the picture, from the top.
    public static double y(Point point) {
        return PROJECTION.y(point);
    }

    /// A number as SVG writes it.
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static Circle circle(Mark mark, double most) {
        var nothing = mark.value() <= 0;
        return new Circle(
                x(mark.point()),
                y(mark.point()),
                nothing ? SMALLEST : radius(mark.value(), most),
                nothing && mark.tone().isEmpty() ? "none" : mark.tone(),
                mark.title(),
                mark.address());
    }

    private static double radius(double value, double most) {
        return Math.max(SMALLEST, LARGEST * Math.sqrt(value / most));
    }

    private static List<Legend> legend(double most) {
        if (most < 1) {
            return List.of();
        }
        int high = (int) Math.round(most);
        return java.util.stream.IntStream.of(high, high / 2, Math.max(1, high / 10))
                .filter(value -> value > 0)
                .distinct()
                .mapToObj(value -> new Legend(radius(value, most), value))
                .toList();
    }

    /// Transverse Mercator around 15° east, which is how Norway draws itself whole.
    private static final class Projection {
        private static final double MERIDIAN = Math.toRadians(15);
        private static final double MARGIN = 26;

        private final double left;
        private final double top;
        private final double scale;
        private final int width;
        private final String outline;

        private Projection(Map<Integer, List<Point>> rings) {
            var points = rings.values().stream().flatMap(List::stream).toList();
            left = points.stream().mapToDouble(Projection::east).min().orElseThrow();
            top = points.stream().mapToDouble(Projection::north).max().orElseThrow();
            var right = points.stream().mapToDouble(Projection::east).max().orElseThrow();
            var bottom = points.stream().mapToDouble(Projection::north).min().orElseThrow();
            scale = (HEIGHT - 2 * MARGIN) / (top - bottom);
            width = (int) Math.ceil((right - left) * scale + 2 * MARGIN);
            outline = rings.values().stream().map(this::path).collect(Collectors.joining());
        }

        static Projection ofTheShippedOutline() {
            record Corner(int ring, Point point) {}
            var rings = new HashMap<Integer, List<Point>>();
            for (var corner : RoadNetwork.rows(
                    "norway-outline.csv",
                    Set.of("ring", "lon", "lat"),
                    row -> new Corner(
                            row.whole("ring", 1, 1000),
                            new Point(row.decimal("lat", -90, 90), row.decimal("lon", -180, 180))))) {
                rings.computeIfAbsent(corner.ring(), _ -> new ArrayList<>()).add(corner.point());
            }
            return new Projection(rings);
        }

        double x(Point point) {
            return (east(point) - left) * scale + MARGIN;
        }

        double y(Point point) {
            return (top - north(point)) * scale + MARGIN;
        }

        int width() {
            return width;
        }

        String outline() {
            return outline;
        }

        private String path(List<Point> ring) {
            return ring.stream()
                    .map(point -> number(x(point)) + " " + number(y(point)))
                    .collect(Collectors.joining("L", "M", "Z"));
        }

        private static double east(Point point) {
            double b =
                    Math.cos(Math.toRadians(point.latitude())) * Math.sin(Math.toRadians(point.longitude()) - MERIDIAN);
            return Math.log((1 + b) / (1 - b)) / 2;
        }

        private static double north(Point point) {
            return Math.atan2(
                    Math.tan(Math.toRadians(point.latitude())), Math.cos(Math.toRadians(point.longitude()) - MERIDIAN));
        }
    }
}
