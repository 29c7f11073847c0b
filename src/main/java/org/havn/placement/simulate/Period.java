package org.havn.placement.simulate;

import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.time.BatchPolicy;
import org.havn.placement.engine.time.Moment;
import org.havn.placement.engine.time.StillToCome;

/// A period in which families come in equal batches, one order of arrival, and one policy at a time.
///
/// @param cases everybody
/// @param arriving families in the order of arrival
/// @param past cases that futures are drawn from
/// @param batches at most as many as there are families
/// @param seed of all chance
@SuppressWarnings("ArrayRecordComponent") // handed on, never changed
public record Period(PlacementProblem cases, int[] arriving, int[] past, int batches, long seed) {

    /// Told after each batch.
    public interface Listener {
        void placed(int batch);
    }

    /// What came of a policy.
    ///
    /// @param value of all places
    /// @param placed families
    /// @param seconds by batch
    public record Outcome(double value, int placed, double[] seconds) {

        public double secondsABatch() {
            return Arrays.stream(seconds).average().orElse(0);
        }
    }

    /// The same families in another order: the first is as they arrived, each further one a shuffle of its own.
    public Period order(int number) {
        int[] order = arriving.clone();
        if (number > 1) {
            var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + number);
            for (int i = order.length - 1; i > 0; i--) {
                int j = chance.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
        }
        return new Period(cases, order, past, batches, seed * 1_000_003 + number);
    }

    /// Places everybody, batch by batch, lowering what is left.
    public Outcome run(BatchPolicy policy, Listener listener) {
        double[] left = new double[cases.localities() * cases.dimensions()];
        for (int cell = 0; cell < left.length; cell++) {
            left[cell] = cases.free(cell / cases.dimensions(), cell % cases.dimensions());
        }
        double value = 0;
        int placed = 0;
        double[] seconds = new double[batches];
        for (int number = 0; number < batches; number++) {
            int from = (int) ((long) arriving.length * number / batches);
            int to = (int) ((long) arriving.length * (number + 1) / batches);
            var moment = new Moment(
                    cases,
                    Arrays.copyOfRange(arriving, from, to),
                    past,
                    left,
                    left,
                    new StillToCome.Known(arriving.length - to),
                    seed * 4_001 + number);
            long started = System.nanoTime();
            var plan = policy.place(moment);
            seconds[number] = (System.nanoTime() - started) / 1e9;
            value += plan.value(moment);
            placed += plan.placed();
            take(moment, plan.localities(), left);
            listener.placed(number + 1);
        }
        return new Outcome(value, placed, seconds);
    }

    private void take(Moment moment, int[] localities, double[] left) {
        for (int i = 0; i < localities.length; i++) {
            if (localities[i] == PlacementProblem.NONE) {
                continue;
            }
            int family = moment.batch()[i];
            int pair = cases.pair(family, localities[i]);
            for (int d = 0; d < cases.dimensions(); d++) {
                int cell = localities[i] * cases.dimensions() + d;
                left[cell] -= cases.demand(family, pair, d);
                if (left[cell] < -1e-9) {
                    throw new IllegalStateException("A policy used more of '%s' in '%s' than there was"
                            .formatted(cases.dimension(d), cases.localityId(localities[i])));
                }
                left[cell] = Math.max(0, left[cell]);
            }
        }
    }
}
