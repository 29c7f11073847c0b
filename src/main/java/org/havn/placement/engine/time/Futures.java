package org.havn.placement.engine.time;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.havn.placement.engine.Chosen;
import org.havn.placement.engine.PlacementProblem;

/// Futures of a moment, each from a seed of its own, so that it does not matter which is drawn first.
public final class Futures {
    private static final RandomGeneratorFactory<RandomGenerator> CHANCE = RandomGeneratorFactory.of("L64X128MixRandom");

    private Futures() {}

    /// The chance of one numbered thing among those that a seed decides.
    static RandomGenerator chance(long seed, int number) {
        return CHANCE.create(seed * 0x9E3779B97F4A7C15L + number * 0xD1B54A32D192ED03L + 1);
    }

    /// Cases still to come in one future, drawn with replacement from past ones; perhaps nobody.
    static int[] drawn(Moment moment, int number) {
        var chance = chance(moment.seed(), number);
        int[] past = moment.past();
        int count = moment.stillToCome().draw(chance);
        return chance.ints(count, 0, Math.max(1, past.length))
                .map(at -> past[at])
                .toArray();
    }

    /// The batch, and one future after it.
    static int[] families(Moment moment, int number) {
        int[] batch = moment.batch();
        int[] future = drawn(moment, number);
        int[] all = Arrays.copyOf(batch, batch.length + future.length);
        System.arraycopy(future, 0, all, batch.length, future.length);
        return all;
    }

    /// All of them before what is left.
    public static PlacementProblem problem(Moment moment, int number) {
        return Chosen.of(moment.cases(), families(moment, number), moment.later());
    }
}
