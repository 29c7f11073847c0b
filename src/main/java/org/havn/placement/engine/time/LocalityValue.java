package org.havn.placement.engine.time;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.havn.placement.engine.PlacementProblem;

/// What the places left in one locality are worth, for every number of them.
final class LocalityValue {
    private final int locality;
    /// The dimensions that the table speaks of: none, one or two.
    private final int[] dims;
    private final int width;
    /// By steps still to come, then by what is left; only the last one where no others are asked for.
    private final double[][] value;

    private LocalityValue(int locality, int[] dims, int width, double[][] value) {
        this.locality = locality;
        this.dims = dims;
        this.width = width;
        this.value = value;
    }

    /// @param dims with few whole units left
    /// @param coming cases expected in all, which come in so many equal steps
    /// @param all whether the tables of all steps are kept, for rehearsals
    static LocalityValue of(
            Gains gains, int locality, Moment moment, int[] dims, double coming, int steps, boolean all) {
        if (dims.length == 0) {
            return new LocalityValue(locality, dims, 1, new double[1][1]);
        }
        int cell = locality * moment.cases().dimensions();
        int rows = (int) moment.later()[cell + dims[0]] + 1;
        int width = dims.length > 1 ? (int) moment.later()[cell + dims[1]] + 1 : 1;
        var kinds = kinds(gains, locality, dims);
        double[] last = new double[rows * width];
        double[][] value = new double[all ? steps + 1 : 1][];
        value[0] = last;
        for (int step = 1; step <= steps; step++) {
            last = earlier(last, rows, width, kinds, coming / steps / Math.max(1, gains.families()));
            value[all ? step : 0] = last;
        }
        return new LocalityValue(locality, dims, width, value);
    }

    /// Cases that take the same, and what they gain, the greatest first.
    @SuppressWarnings("ArrayRecordComponent") // private to the table
    private record Kind(int first, int second, double[] gain, double[] sum) {

        static Kind of(int first, int second, List<Double> gains) {
            double[] gain =
                    gains.stream().mapToDouble(g -> -g).sorted().map(g -> -g).toArray();
            double[] sum = new double[gain.length + 1];
            for (int i = 0; i < gain.length; i++) {
                sum[i + 1] = sum[i] + gain[i];
            }
            return new Kind(first, second, gain, sum);
        }

        /// What all of them together gain beyond what the places are worth later.
        double beyond(double later) {
            int low = 0;
            int high = gain.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (gain[middle] > later) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return sum[low] - low * later;
        }
    }

    private static List<Kind> kinds(Gains gains, int locality, int[] dims) {
        var cases = gains.cases();
        Map<Long, List<Double>> byDemand = new TreeMap<>();
        for (var each : gains.byLocality().get(locality)) {
            long first = units(cases, each.family(), each.pair(), dims[0]);
            long second = dims.length > 1 ? units(cases, each.family(), each.pair(), dims[1]) : 0;
            double gain = each.gain();
            for (int d = 0; d < cases.dimensions(); d++) {
                if (!contains(dims, d)) {
                    gain -= gains.prices().of(locality, d) * cases.demand(each.family(), each.pair(), d);
                }
            }
            if (gain > 0) {
                byDemand.computeIfAbsent(first << 32 | second, key -> new ArrayList<>())
                        .add(gain);
            }
        }
        List<Kind> kinds = new ArrayList<>();
        byDemand.forEach((key, list) -> kinds.add(Kind.of((int) (key >> 32), (int) (long) key, list)));
        return kinds;
    }

    /// The table one step earlier, when so much more may still come.
    private static double[] earlier(double[] value, int rows, int width, List<Kind> kinds, double likelihood) {
        double[] before = value.clone();
        for (var kind : kinds) {
            int shift = kind.first() * width + kind.second();
            for (int x = kind.first(); x < rows; x++) {
                for (int y = kind.second(); y < width; y++) {
                    int at = x * width + y;
                    before[at] += likelihood * kind.beyond(value[at] - value[at - shift]);
                }
            }
        }
        return before;
    }

    /// Parts of a unit count as a whole one.
    private static int units(PlacementProblem cases, int family, int pair, int dimension) {
        return (int) Math.ceil(cases.demand(family, pair, dimension) - 1e-9);
    }

    private static boolean contains(int[] dims, int dimension) {
        return Arrays.stream(dims).anyMatch(d -> d == dimension);
    }

    boolean covers(int dimension) {
        return contains(dims, dimension);
    }

    /// What a family's places are worth to those who come later; infinite where it does not fit.
    ///
    /// @param step how many steps are still to come, at most as many as are kept
    double lost(PlacementProblem cases, int family, int pair, double[] left, int step) {
        if (dims.length == 0) {
            return 0;
        }
        int cell = locality * cases.dimensions();
        int x = (int) left[cell + dims[0]];
        int dx = units(cases, family, pair, dims[0]);
        int y = 0;
        int dy = 0;
        if (dims.length > 1) {
            y = (int) left[cell + dims[1]];
            dy = units(cases, family, pair, dims[1]);
        }
        if (dx > x || dy > y) {
            return Double.POSITIVE_INFINITY;
        }
        double[] then = value[Math.min(step, value.length - 1)];
        return then[x * width + y] - then[(x - dx) * width + y - dy];
    }
}
