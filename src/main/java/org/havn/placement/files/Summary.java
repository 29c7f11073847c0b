package org.havn.placement.files;

import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.SolveStatus;
import org.jspecify.annotations.Nullable;

/// How a solve came out, in a line.
///
/// @param objective the plan's value; nothing without a plan
/// @param bound what no plan's value can exceed; nothing if unknown
/// @param seconds wall-clock time of the whole command so far
/// @param timeLimitStruck whether the clock decided, so that another run may give another plan
record Summary(
        SolveStatus status,
        @Nullable Double objective,
        @Nullable Double bound,
        @Nullable Double gap,
        int placed,
        int families,
        double seconds,
        boolean timeLimitStruck,
        PlacementOptions options) {

    static Summary of(PlacementResult result, int families, double seconds, PlacementOptions options) {
        var planned = result.plan() != null;
        return new Summary(
                result.status(),
                planned ? result.objective() : null,
                planned ? finite(result.bound()) : null,
                planned ? finite(result.gap()) : null,
                result.placed(),
                families,
                seconds,
                result.timeLimitStruck(),
                options);
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    /// The last line that the command prints. Its words and their order are a promise to programs.
    String line() {
        var line = "status=%s objective=%s bound=%s gap=%s placed=%d/%d seconds=%s"
                .formatted(
                        status,
                        figure(objective),
                        figure(bound),
                        gap == null ? "none" : Figures.decimal(gap, 9),
                        placed,
                        families,
                        Figures.decimal(seconds, 3));
        return timeLimitStruck ? line + " time-limit=struck" : line;
    }

    private static String figure(@Nullable Double number) {
        return number == null ? "none" : Figures.decimal(number);
    }
}
