package org.havn.placement.engine.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Prices;
import org.havn.placement.engine.SideBySide;

/// What is left of each locality is worth to whole families still to come.
///
/// A price speaks of one place more or less. Where ten families fill a locality, one of seven is no such trifle: it may
/// leave a rest that nobody fits, and the last places are worth less than the first. So each small locality gets a
/// dynamic programme of its own over what it has left of its one or two scarcest dimensions: cases come one after the
/// other, each is worth here what it gains over its best other choice at the prices, and is taken where that is more
/// than the places are worth later. What is large stays priced.
///
/// @see <a href="../../../../../../../../docs/decisions/0201-small-places.md">decision 0201</a>
final class PlaceValues {
    /// Families of which the future is assumed to be made.
    private static final int FAMILIES = 1_500;
    /// Up to so much of a dimension is looked at place by place.
    private static final int SMALL = 60;
    private static final int STATES = 1_600;
    private static final int STEPS = 80;

    private final PlacementProblem cases;
    private final Prices prices;
    private final List<LocalityValue> localities;
    private final int steps;

    private PlaceValues(PlacementProblem cases, Prices prices, List<LocalityValue> localities, int steps) {
        this.steps = steps;
        this.cases = cases;
        this.prices = prices;
        this.localities = localities;
    }

    /// @param rehearsed whether what places are worth at each later step is kept
    static PlaceValues of(Moment moment, Prices prices, int threads, boolean rehearsed) {
        var cases = moment.cases();
        double coming = moment.stillToCome().mean();
        var gains = Gains.of(moment, prices, sample(moment));
        int steps = (int) Math.clamp(Math.ceil(coming), 1, STEPS);
        var all = IntStream.range(0, cases.localities()).boxed().toList();
        var values = new SideBySide(threads)
                .answers(
                        all,
                        System.nanoTime() + Duration.ofDays(30).toNanos(),
                        l -> LocalityValue.of(gains, l, moment, small(moment, prices, l), coming, steps, rehearsed));
        return new PlaceValues(cases, prices, values, steps);
    }

    private static int[] sample(Moment moment) {
        int[] past = moment.past();
        if (past.length <= FAMILIES) {
            return past;
        }
        var chance = Futures.chance(moment.seed(), -1);
        int[] drawn = past.clone();
        for (int i = 0; i < FAMILIES; i++) {
            int j = i + chance.nextInt(drawn.length - i);
            int swapped = drawn[i];
            drawn[i] = drawn[j];
            drawn[j] = swapped;
        }
        return Arrays.copyOf(drawn, FAMILIES);
    }

    /// The one or two dimensions in which most of a locality's worth lies, among those with few whole units left.
    private static int[] small(Moment moment, Prices prices, int locality) {
        var cases = moment.cases();
        var scarce = new ArrayList<Integer>();
        for (int d = 0; d < cases.dimensions(); d++) {
            double left = moment.later()[locality * cases.dimensions() + d];
            if (prices.of(locality, d) > 0 && left <= SMALL && left == Math.rint(left)) {
                scarce.add(d);
            }
        }
        scarce.sort((one, other) ->
                Double.compare(worth(moment, prices, locality, other), worth(moment, prices, locality, one)));
        if (scarce.size() > 1) {
            double states = 1;
            for (int d : scarce.subList(0, 2)) {
                states *= moment.later()[locality * cases.dimensions() + d] + 1;
            }
            return states <= STATES ? new int[] {scarce.get(0), scarce.get(1)} : new int[] {scarce.getFirst()};
        }
        return scarce.stream().mapToInt(d -> d).toArray();
    }

    private static double worth(Moment moment, Prices prices, int locality, int dimension) {
        return prices.of(locality, dimension)
                * moment.later()[locality * moment.cases().dimensions() + dimension];
    }

    /// What is lost by giving a pair's places away out of what is left, beyond what remains priced; infinite where it
    /// does
    /// not fit.
    ///
    /// @param left by locality, then dimension
    double cost(int family, int pair, double[] left) {
        return cost(family, pair, left, steps);
    }

    /// How many steps the rest of the period has.
    int steps() {
        return steps;
    }

    /// The same when so many steps are still to come.
    double cost(int family, int pair, double[] left, int step) {
        int l = cases.pairLocality(pair);
        var value = localities.get(l);
        double cost = value.lost(cases, family, pair, left, step);
        for (int d = 0; d < cases.dimensions(); d++) {
            double amount = cases.demand(family, pair, d);
            if (amount > left[l * cases.dimensions() + d]) {
                return Double.POSITIVE_INFINITY;
            }
            if (amount > 0 && !value.covers(d)) {
                cost += prices.of(l, d) * amount;
            }
        }
        return cost;
    }
}
