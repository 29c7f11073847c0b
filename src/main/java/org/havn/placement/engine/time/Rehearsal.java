package org.havn.placement.engine.time;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.SideBySide;

/// Plays choices through to the end of the period in many futures, the same ones for each choice: families come one
/// after the other and go where their net value is best. A choice is changed where another did better, and by more than
/// chance is likely to do.
final class Rehearsal {
    /// Looks at so many pairs for a batch at most; counted and not timed, so that every machine decides the same.
    private static final double WORK = 1e7;
    private static final int FEW = 100;
    private static final int MANY = 300;
    private static final int CHOICES = 4;
    private static final int ROUNDS = 2;

    private final Moment moment;
    private final PlacementProblem cases;
    private final PlaceValues values;
    private final int threads;
    private final List<int[]> futures = new ArrayList<>();

    Rehearsal(Moment moment, PlaceValues values, int threads) {
        this.moment = moment;
        this.cases = moment.cases();
        this.values = values;
        this.threads = threads;
        double once = moment.stillToCome().mean() * cases.pairs() / Math.max(1, cases.families());
        double all = once * moment.batch().length * CHOICES * ROUNDS;
        int count = (int) Math.min(MANY, WORK / Math.max(1, all));
        for (int number = 0; count >= FEW && number < count; number++) {
            futures.add(Futures.drawn(moment, 1_000 + number));
        }
    }

    /// The given places, or better ones.
    int[] better(int[] localities) {
        if (futures.isEmpty()) {
            return localities;
        }
        int[] pairs = new int[localities.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = localities[i] == NONE ? NONE : cases.pair(moment.batch()[i], localities[i]);
        }
        double[] now = play(pairs);
        for (int round = 0; round < ROUNDS; round++) {
            boolean changed = false;
            for (int i = 0; i < pairs.length; i++) {
                if (cases.pin(moment.batch()[i]) != NONE) {
                    continue;
                }
                for (int choice : choices(pairs, i)) {
                    int before = pairs[i];
                    pairs[i] = choice;
                    double[] other = play(pairs);
                    if (clearlyBetter(other, now)) {
                        now = other;
                        changed = true;
                    } else {
                        pairs[i] = before;
                    }
                }
            }
            if (!changed) {
                break;
            }
        }
        return Arrays.stream(pairs)
                .map(pair -> pair == NONE ? NONE : cases.pairLocality(pair))
                .toArray();
    }

    private static boolean clearlyBetter(double[] other, double[] now) {
        double mean = 0;
        for (int k = 0; k < now.length; k++) {
            mean += (other[k] - now[k]) / now.length;
        }
        double squares = 0;
        for (int k = 0; k < now.length; k++) {
            squares += (other[k] - now[k] - mean) * (other[k] - now[k] - mean);
        }
        return mean > Math.sqrt(squares / now.length / (now.length - 1)) + 1e-9;
    }

    /// The nearest other choices of a family, given the others'.
    private List<Integer> choices(int[] pairs, int i) {
        double[] left = left(pairs, i);
        double[] room = room(left);
        int family = moment.batch()[i];
        List<Integer> all = new ArrayList<>();
        all.add(NONE);
        for (int k = cases.pairStart(family); k < cases.pairEnd(family); k++) {
            if (!cases.isForbidden(k) && fits(family, k, room)) {
                all.add(k);
            }
        }
        all.sort(Comparator.comparingDouble(k -> k == NONE ? 0 : values.cost(family, k, left) - cases.pairValue(k)));
        return all.stream().filter(k -> k != pairs[i]).limit(CHOICES).toList();
    }

    private boolean fits(int family, int pair, double[] room) {
        int cell = cases.pairLocality(pair) * cases.dimensions();
        for (int d = 0; d < cases.dimensions(); d++) {
            if (cases.demand(family, pair, d) > room[cell + d]) {
                return false;
            }
        }
        return true;
    }

    /// What is left after all but one.
    private double[] left(int[] pairs, int except) {
        double[] left = moment.later().clone();
        for (int i = 0; i < pairs.length; i++) {
            if (i != except) {
                take(left, moment.batch()[i], pairs[i]);
            }
        }
        return left;
    }

    /// The same of what may be used at once.
    private double[] room(double[] left) {
        double[] room = moment.now().clone();
        for (int cell = 0; cell < room.length; cell++) {
            if (Double.isFinite(room[cell]) && Double.isFinite(left[cell])) {
                room[cell] -= moment.later()[cell] - left[cell];
            }
        }
        return room;
    }

    private void take(double[] left, int family, int pair) {
        if (pair != NONE) {
            int cell = cases.pairLocality(pair) * cases.dimensions();
            for (int d = 0; d < cases.dimensions(); d++) {
                left[cell + d] -= cases.demand(family, pair, d);
            }
        }
    }

    /// What each future comes to.
    private double[] play(int[] pairs) {
        double[] left = left(pairs, NONE);
        double value = 0;
        for (int pair : pairs) {
            value += pair == NONE ? 0 : cases.pairValue(pair);
        }
        double batch = value;
        var numbers = IntStream.range(0, futures.size()).boxed().toList();
        return new SideBySide(threads)
                        .answers(
                                numbers,
                                System.nanoTime() + Duration.ofDays(30).toNanos(),
                                number -> batch + toTheEnd(left.clone(), futures.get(number)))
                        .stream()
                        .mapToDouble(each -> each)
                        .toArray();
    }

    private double toTheEnd(double[] left, int[] future) {
        double value = 0;
        for (int at = 0; at < future.length; at++) {
            int step = (int) Math.round((double) values.steps() * (future.length - at - 1) / future.length);
            int best = best(future[at], left, step);
            if (best != NONE) {
                value += cases.pairValue(best);
                take(left, future[at], best);
            }
        }
        return value;
    }

    private int best(int family, double[] left, int step) {
        int best = NONE;
        double most = 0;
        for (int k = cases.pairStart(family); k < cases.pairEnd(family); k++) {
            if (cases.pairValue(k) > most && !cases.isForbidden(k)) {
                double net = cases.pairValue(k) - values.cost(family, k, left, step);
                if (net > most) {
                    most = net;
                    best = k;
                }
            }
        }
        return best;
    }
}
