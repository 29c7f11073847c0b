package org.havn.publishing.release;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The cheapest way through a network along which one more unit can flow.
final class Ways {
    /// A figure of the network that may be raised, or lowered, by one unit at a price. A price may be
    /// negative where a change is taken back; no round trip ever is.
    ///
    /// @param raise whether the unit flows along the arc, or against it
    record Step(int from, int to, int arc, boolean raise, int price) {}

    private static final int FAR = Integer.MAX_VALUE / 2;

    private Ways() {}

    /// The cheapest way from any of these knots to any of those; empty if none leads there.
    static Optional<List<Step>> cheapest(int knots, List<Step> steps, boolean[] from, boolean[] to) {
        var price = new int[knots];
        var last = new Step[knots];
        for (var knot = 0; knot < knots; knot++) {
            price[knot] = from[knot] ? 0 : FAR;
        }
        var cheaper = true;
        for (var round = 0; cheaper && round <= knots; round++) {
            cheaper = false;
            for (var step : steps) {
                if (price[step.from()] < FAR && price[step.from()] + step.price() < price[step.to()]) {
                    price[step.to()] = price[step.from()] + step.price();
                    last[step.to()] = step;
                    cheaper = true;
                }
            }
        }
        var best = -1;
        for (var knot = 0; knot < knots; knot++) {
            if (to[knot] && price[knot] < FAR && (best < 0 || price[knot] < price[best])) {
                best = knot;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(back(best, last));
    }

    /// A single knot, as `from` and `to` are told.
    static boolean[] only(int knot, int knots) {
        var only = new boolean[knots];
        Arrays.fill(only, false);
        only[knot] = true;
        return only;
    }

    private static List<Step> back(int end, Step[] last) {
        Deque<Step> way = new ArrayDeque<>();
        for (var step = last[end]; step != null; step = last[step.from()]) {
            way.addFirst(step);
            if (way.size() > last.length) {
                throw new IllegalStateException("A way leads round in circles");
            }
        }
        return List.copyOf(way);
    }
}
