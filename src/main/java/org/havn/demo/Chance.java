package org.havn.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/// Everything that the generator leaves to chance, from one seed.
final class Chance {
    /// Identifiers carry this moment, so that rows made together lie together and every run makes the same ones.
    private static final long BEGINNING = 1_790_000_000_000L;

    private final SplittableRandom random;
    private long made;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// A whole number from `from` to `to`, both possible.
    int between(int from, int to) {
        return to <= from ? from : from + random.nextInt(to - from + 1);
    }

    /// Whether something of this probability happens.
    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /// A number from 0 to 1.
    double share() {
        return random.nextDouble();
    }

    <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// One of several, by their weights; at least one weight is above zero.
    <T> T weighted(List<T> from, ToDoubleFunction<T> weight) {
        var sum = from.stream().mapToDouble(weight).sum();
        var point = random.nextDouble() * sum;
        for (var it : from) {
            point -= weight.applyAsDouble(it);
            if (point < 0) {
                return it;
            }
        }
        return from.getLast();
    }

    /// Puts a list into an order that only the seed knows.
    <T> void shuffle(List<T> list) {
        for (var i = list.size() - 1; i > 0; i--) {
            var j = random.nextInt(i + 1);
            var kept = list.get(i);
            list.set(i, list.get(j));
            list.set(j, kept);
        }
    }

    /// A fresh identifier, in the shape of a UUID version 7.
    UUID id() {
        var high = ((BEGINNING + made++ / 8) << 16) | 0x7000L | (random.nextInt() & 0x0fffL);
        var low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
