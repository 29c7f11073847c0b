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
    /// @param localities by family of the cases, or none
    public record Outcome(double value, int placed, double[] seconds, int[] localities) {

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
    ///
    /// @param open so many batches before the one at hand are not promised yet, and are placed anew with it
    public Outcome run(BatchPolicy policy, int open, Listener listener) {
        var left = free();
        int[] localities = new int[cases.families()];
        Arrays.fill(localities, PlacementProblem.NONE);
        double[] seconds = new double[batches];
        for (int number = 0; number < batches; number++) {
            int[] batch = Arrays.copyOfRange(arriving, start(Math.max(0, number - open)), start(number + 1));
            for (int family : batch) {
                change(left, family, localities[family], 1);
            }
            var moment = new Moment(
                    cases,
                    batch,
                    past,
                    left,
                    left,
                    new StillToCome.Known(arriving.length - start(number + 1)),
                    seed * 4_001 + number);
            long started = System.nanoTime();
            var plan = policy.place(moment);
            seconds[number] = (System.nanoTime() - started) / 1e9;
            for (int i = 0; i < batch.length; i++) {
                localities[batch[i]] = plan.localities()[i];
                change(left, batch[i], localities[batch[i]], -1);
            }
            listener.placed(number + 1);
        }
        return outcome(localities, seconds);
    }

    /// What there is at the beginning, by locality, then dimension.
    public double[] free() {
        double[] free = new double[cases.localities() * cases.dimensions()];
        for (int cell = 0; cell < free.length; cell++) {
            free[cell] = cases.free(cell / cases.dimensions(), cell % cases.dimensions());
        }
        return free;
    }

    /// The place in the order of arrival at which a batch begins.
    public int start(int batch) {
        return (int) ((long) arriving.length * batch / batches);
    }

    private Outcome outcome(int[] localities, double[] seconds) {
        double value = 0;
        int placed = 0;
        for (int family : arriving) {
            if (localities[family] != PlacementProblem.NONE) {
                value += cases.pairValue(cases.pair(family, localities[family]));
                placed++;
            }
        }
        return new Outcome(value, placed, seconds, localities);
    }

    private void change(double[] left, int family, int locality, int sign) {
        if (locality == PlacementProblem.NONE) {
            return;
        }
        int pair = cases.pair(family, locality);
        for (int d = 0; d < cases.dimensions(); d++) {
            int cell = locality * cases.dimensions() + d;
            left[cell] += sign * cases.demand(family, pair, d);
            if (left[cell] < -1e-9) {
                throw new IllegalStateException("A policy used more of '%s' in '%s' than there was"
                        .formatted(cases.dimension(d), cases.localityId(locality)));
            }
            left[cell] = Math.max(0, left[cell]);
        }
    }
}
