package org.havn.placement.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Invents work shaped like Norway's: many small localities and few large ones, whole families of one to nine, needs
/// that few
/// places meet, and values that go together (a place that is good for one is good for many). The same seed gives the
/// same work.
/// Every figure here is an assumption made for measuring.
final class Instances {
    private static final List<String> DIMENSIONS = List.of(
            "places",
            "homes small",
            "homes medium",
            "homes large",
            "kindergarten",
            "school",
            "adult education",
            "complex medical");

    /// Spread of the localities' sizes: with it half of them take 60 people or fewer when all take 37,000.
    private static final double SKEW = 1.1;

    private static final int TRAITS = 4;

    private Instances() {}

    static Instance of(Work work, long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var households = households(work, random);
        var persons = households.stream().mapToInt(Household::size).sum();
        var capacity = capacity(persons / work.tightness(), random);
        return new Instance(households, DIMENSIONS, capacity, demand(households), values(households, capacity, random));
    }

    private static List<Household> households(Work work, RandomGenerator random) {
        var households = new ArrayList<Household>();
        var persons = 0;
        while (work.families() > 0 ? households.size() < work.families() : persons < work.persons()) {
            var household = Household.drawn(random);
            households.add(household);
            persons += household.size();
        }
        return households;
    }

    /// Seats and homes follow the places, each with a spread of its own, so that now one and now another runs short.
    private static int[][] capacity(double places, RandomGenerator random) {
        var weights = random.doubles(Work.LOCALITIES)
                .map(ignored -> Math.exp(SKEW * random.nextGaussian()))
                .toArray();
        var total = Arrays.stream(weights).sum();
        var capacity = new int[Work.LOCALITIES][];
        for (int l = 0; l < capacity.length; l++) {
            var here = places * weights[l] / total;
            capacity[l] = new int[] {
                (int) Math.round(here),
                share(here, 0.130, random),
                share(here, 0.095, random),
                share(here, 0.105, random),
                share(here, 0.150, random),
                share(here, 0.290, random),
                share(here, 0.660, random),
                share(here, 0.018, random)
            };
        }
        return capacity;
    }

    private static int share(double places, double share, RandomGenerator random) {
        var mean = places * share * Math.exp(0.35 * random.nextGaussian());
        return (int) (mean + random.nextDouble());
    }

    private static int[][] demand(List<Household> households) {
        return households.stream()
                .map(h -> new int[] {
                    h.size(),
                    h.size() <= 2 ? 1 : 0,
                    h.size() == 3 || h.size() == 4 ? 1 : 0,
                    h.size() >= 5 ? 1 : 0,
                    h.smallChildren(),
                    h.pupils(),
                    h.adults() + h.teenagers(),
                    h.complexMedical() ? 1 : 0
                })
                .toArray(int[][]::new);
    }

    private static double[][] values(List<Household> households, int[][] capacity, RandomGenerator random) {
        var places = new double[Work.LOCALITIES][];
        for (int l = 0; l < places.length; l++) {
            places[l] = traits(random);
            places[l][0] += 0.4 * Math.log1p(capacity[l][0]); // larger places offer more work and more courses
        }
        var services = services(capacity, random);
        var values = new double[households.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = valuesOf(households.get(i), places, services, random);
        }
        return values;
    }

    private static double[] valuesOf(
            Household family, double[][] places, boolean[][] services, RandomGenerator random) {
        var wishes = traits(random);
        var needed = needed(family, services, random);
        var kin = random.nextInt(100) < 12 ? random.nextInt(places.length) : -1;
        var values = new double[places.length];
        for (int l = 0; l < values.length; l++) {
            var fit = 0.0;
            for (int t = 0; t < TRAITS; t++) {
                fit += (t == 0 ? 1 : wishes[t]) * places[l][t];
            }
            var perAdult = 10 / (1 + Math.exp(-0.6 * fit)) + 0.8 * random.nextGaussian();
            var value = Math.max(0, perAdult * family.adults()) + (l == kin ? 15 : 0);
            values[l] = needed == null || needed[l] ? Math.round(100 * value) / 100.0 : Double.NaN;
        }
        return values;
    }

    private static double[] traits(RandomGenerator random) {
        var traits = new double[TRAITS];
        Arrays.setAll(traits, ignored -> random.nextGaussian());
        return traits;
    }

    /// Where each of six services is within reach: rarer and rarer, and likelier where many live.
    private static boolean[][] services(int[][] capacity, RandomGenerator random) {
        var reach = new double[] {0.5, 0.35, 0.2, 0.12, 0.08, 0.05};
        var services = new boolean[reach.length][capacity.length];
        for (int s = 0; s < reach.length; s++) {
            for (int l = 0; l < capacity.length; l++) {
                var large = Math.min(2.5, 0.5 + capacity[l][0] / 60.0);
                services[s][l] = random.nextDouble() < reach[s] * large;
            }
        }
        return services;
    }

    private static boolean @org.jspecify.annotations.Nullable [] needed(
            Household family, boolean[][] services, RandomGenerator random) {
        if (!family.complexMedical() && random.nextInt(100) >= 20) {
            return null;
        }
        return services[random.nextInt(services.length)];
    }
}
