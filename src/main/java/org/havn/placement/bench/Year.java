package org.havn.placement.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Priority;
import org.havn.placement.simulate.Period;

/// Invents a year whose families come week by week, and past cases of the same kind, for comparing policies.
///
/// Localities of two tight dimensions (places and seats at school) and of nearly one size; values that go together for
/// all families (a place that is good for one is good for many) and a part of each family's own. Every figure here is
/// an assumption made for measuring.
///
/// @param families to a locality, on average
/// @param past cases that futures are drawn from
/// @param tightness persons for each place
record Year(String name, String title, int localities, double families, int past, double tightness, int batches) {
    private static final int TRAITS = 4;

    /// Localities of 40 people and more.
    static final Year LARGE =
            new Year("dynamic", "Over time: 15 localities of about 100 people, 52 batches", 15, 30, 450, 1.2, 52);

    /// About ten families to a locality.
    static final Year SMALL = new Year(
            "small", "Over time, small places: 20 localities of about ten families, 40 batches", 20, 10, 400, 1.3, 40);

    static final List<Year> ALL = List.of(LARGE, SMALL);

    Period period(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int coming = (int) Math.round(localities * families);
        var households = new ArrayList<Household>();
        while (households.size() < coming + past) {
            households.add(Household.drawn(random));
        }
        var builder = PlacementProblem.builder();
        double persons =
                households.subList(0, coming).stream().mapToInt(Household::size).sum();
        double pupils = households.subList(0, coming).stream()
                .mapToInt(Household::pupils)
                .sum();
        double[] weight = random.doubles(localities)
                .map(ignored -> Math.exp(0.3 * random.nextGaussian()))
                .toArray();
        double weights = Arrays.stream(weight).sum();
        double[][] places = new double[localities][];
        for (int l = 0; l < localities; l++) {
            var id = ProblemOfInstance.locality(l);
            builder.locality(id);
            double share = weight[l] / weights / tightness;
            builder.capacity(id, "places", Math.rint(persons * share));
            builder.capacity(id, "school", Math.rint(pupils * share * Math.exp(0.25 * random.nextGaussian())));
            places[l] = traits(random);
        }
        for (int f = 0; f < households.size(); f++) {
            family(builder, f, households.get(f), places, random);
        }
        var cases = builder.build();
        return new Period(
                cases,
                IntStream.range(0, coming).toArray(),
                IntStream.range(coming, coming + past).toArray(),
                batches,
                seed);
    }

    private static void family(
            org.havn.placement.engine.PlacementProblemBuilder builder,
            int number,
            Household household,
            double[][] places,
            RandomGenerator random) {
        var id = ProblemOfInstance.family(number);
        int handle = builder.family(id, household.size(), Priority.NR);
        builder.demand(id, "places", household.size());
        if (household.pupils() > 0) {
            builder.demand(id, "school", household.pupils());
        }
        var wishes = traits(random);
        for (int l = 0; l < places.length; l++) {
            double fit = places[l][0];
            for (int t = 1; t < TRAITS; t++) {
                fit += wishes[t] * places[l][t];
            }
            double value = household.adults() * (10 / (1 + Math.exp(-0.6 * fit)) + 0.8 * random.nextGaussian());
            if (random.nextInt(100) >= 8) {
                builder.value(handle, l, Math.round(100 * Math.max(0, value)) / 100.0);
            }
        }
    }

    private static double[] traits(RandomGenerator random) {
        var traits = new double[TRAITS];
        Arrays.setAll(traits, ignored -> random.nextGaussian());
        return traits;
    }
}
