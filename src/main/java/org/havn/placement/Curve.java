package org.havn.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A line chart made on the server: points in a frame of 560 by 280, axes from 0, each point named beside it. The same
/// figures stand in a table beside every chart.
///
/// @param line the polyline's points
/// @param marks the points with their names
/// @param across what the horizontal axis counts
/// @param up what the vertical axis counts
public record Curve(
        String title,
        String line,
        List<Mark> marks,
        String across,
        String up,
        List<Tick> ticksAcross,
        List<Tick> ticksUp) {
    private static final double LEFT = 56;
    private static final double RIGHT = 540;
    private static final double TOP = 16;
    private static final double BOTTOM = 236;
    private static final int TICKS = 4;

    public record Mark(String x, String y, String label) {}

    /// A number at an axis.
    public record Tick(String at, String label) {}

    /// A point before it is drawn.
    record Point(double across, double up, String label) {}

    static Curve of(
            String title, List<Point> points, String across, String up, java.util.function.DoubleFunction<String> say) {
        var known = points.stream()
                .filter(it -> Double.isFinite(it.across()) && Double.isFinite(it.up()))
                .toList();
        double widest = most(known.stream().mapToDouble(Point::across).max().orElse(1));
        double highest = most(known.stream().mapToDouble(Point::up).max().orElse(1));
        var marks = new ArrayList<Mark>();
        for (var point : known) {
            marks.add(new Mark(x(point.across() / widest), y(point.up() / highest), point.label()));
        }
        return new Curve(
                title,
                marks.stream().map(it -> it.x() + "," + it.y()).collect(Collectors.joining(" ")),
                marks,
                across,
                up,
                ticks(widest, say, Curve::x),
                ticks(highest, say, Curve::y));
    }

    private static double most(double value) {
        return value > 0 ? value : 1;
    }

    private static List<Tick> ticks(
            double most, java.util.function.DoubleFunction<String> say, java.util.function.DoubleFunction<String> at) {
        var ticks = new ArrayList<Tick>();
        for (int tick = 0; tick <= TICKS; tick++) {
            double share = tick / (double) TICKS;
            ticks.add(new Tick(at.apply(share), say.apply(share * most)));
        }
        return ticks;
    }

    private static String x(double share) {
        return in(LEFT + share * (RIGHT - LEFT));
    }

    private static String y(double share) {
        return in(BOTTOM - share * (BOTTOM - TOP));
    }

    private static String in(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels);
    }
}
