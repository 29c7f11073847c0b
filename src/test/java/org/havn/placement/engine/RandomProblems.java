package org.havn.placement.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Small and large invented problems from a seed.
final class RandomProblems {
    private static final List<Priority> PRIORITIES = List.of(Priority.EM, Priority.UG, Priority.NR);

    private RandomProblems() {}

    /// A problem that can be solved by trying everything.
    static PlacementProblem small(long seed) {
        return small(seed, true);
    }

    static PlacementProblem small(long seed, boolean decisions) {
        var chance = new SplittableRandom(seed);
        int families = chance.nextInt(1, 7);
        int localities = chance.nextInt(1, 5);
        int dims = chance.nextInt(1, 4);
        var b = PlacementProblem.builder();
        for (int l = 0; l < localities; l++) {
            b.locality("L" + l);
        }
        int style = chance.nextInt(4);
        for (int f = 0; f < families; f++) {
            b.family("F" + f, chance.nextInt(1, 7), PRIORITIES.get(chance.nextInt(3)));
            for (int d = 0; d < dims; d++) {
                if (chance.nextInt(4) > 0) {
                    b.demand("F" + f, "D" + d, style == 3 ? chance.nextInt(0, 9) / 2.0 : chance.nextInt(0, 5));
                }
            }
        }
        for (int l = 0; l < localities; l++) {
            for (int d = 0; d < dims; d++) {
                if (chance.nextInt(5) > 0) {
                    b.capacity("L" + l, "D" + d, chance.nextInt(0, 9));
                }
                if (decisions && chance.nextInt(12) == 0) {
                    b.reserve("L" + l, "D" + d, chance.nextInt(0, 3));
                }
            }
        }
        Set<String> admissible = new HashSet<>();
        for (int f = 0; f < families; f++) {
            for (int l = 0; l < localities; l++) {
                if (chance.nextInt(5) > 0) {
                    double value = switch (style) {
                        case 0 -> chance.nextInt(0, 4);
                        case 1 -> chance.nextInt(-300, 1000) / 100.0;
                        case 2 -> chance.nextDouble() * 7;
                        default -> chance.nextInt(-20, 100);
                    };
                    b.value("F" + f, "L" + l, value);
                    admissible.add("F" + f + "L" + l);
                    if (chance.nextInt(8) == 0) {
                        b.demandAt("F" + f, "L" + l, "D0", chance.nextInt(0, 4));
                    }
                    if (decisions && chance.nextInt(15) == 0) {
                        b.forbid("F" + f, "L" + l);
                    }
                }
            }
        }
        if (decisions && chance.nextInt(3) == 0) {
            int f = chance.nextInt(families);
            int l = chance.nextInt(localities);
            if (admissible.contains("F" + f + "L" + l)) {
                b.pin("F" + f, "L" + l);
            }
        }
        if (decisions && families > 1 && chance.nextInt(3) == 0) {
            int one = chance.nextInt(families);
            int other = (one + 1 + chance.nextInt(families - 1)) % families;
            b.link(new Link(
                    "F" + one,
                    "F" + other,
                    switch (chance.nextInt(3)) {
                        case 0 -> new Link.Together();
                        case 1 -> new Link.AmongPairs(Set.of(new Link.LocalityPair("L0", "L1")));
                        default ->
                            new Link.WithinMinutes((from, to) -> 30 * Math.abs(from.charAt(1) - to.charAt(1)), 30);
                    }));
        }
        if (decisions && families > 1 && chance.nextInt(3) == 0) {
            int one = chance.nextInt(families);
            int other = (one + 1 + chance.nextInt(families - 1)) % families;
            b.apart(new Apart(
                    "F" + one,
                    "F" + other,
                    chance.nextBoolean()
                            ? new Link.Together()
                            : new Link.WithinMinutes((from, to) -> 30 * Math.abs(from.charAt(1) - to.charAt(1)), 30)));
        }
        return b.build();
    }

    /// A year or a batch: families with children, localities of uneven size, several dimensions, values with a common
    /// part.
    static PlacementProblem realistic(int families, int localities, int dims, double fill, long seed) {
        var chance = new SplittableRandom(seed);
        var b = PlacementProblem.builder();
        double[] welcome = new double[localities];
        double[] share = new double[localities];
        double shares = 0;
        for (int l = 0; l < localities; l++) {
            b.locality("L%04d".formatted(l));
            welcome[l] = chance.nextGaussian() * 8;
            share[l] = Math.exp(chance.nextGaussian() * 0.9);
            shares += share[l];
        }
        double[] wanted = new double[dims];
        int[] handle = new int[families];
        for (int f = 0; f < families; f++) {
            int size = 1 + (int) Math.min(8, -Math.log(chance.nextDouble()) * 2.6);
            var id = "F%05d".formatted(f);
            handle[f] = b.family(
                    id,
                    size,
                    chance.nextInt(20) == 0 ? Priority.EM : chance.nextInt(5) == 0 ? Priority.UG : Priority.NR);
            for (int d = 0; d < dims; d++) {
                int amount = d == 0
                        ? size
                        : d <= 3 ? (size - 1) / 2 == d - 1 ? 1 : 0 : chance.nextInt(0, Math.max(1, size - 1) + 1) / 2;
                if (amount > 0) {
                    b.demand(id, "D" + d, amount);
                    wanted[d] += amount;
                }
            }
        }
        for (int l = 0; l < localities; l++) {
            for (int d = 0; d < dims; d++) {
                double mean = wanted[d] * share[l] / shares / fill * (d == 0 ? 1 : 1.3);
                b.capacity("L%04d".formatted(l), "D" + d, Math.max(d == 0 ? 4 : 1, Math.rint(mean)));
            }
        }
        for (int f = 0; f < families; f++) {
            double wish = 30 + 25 * chance.nextDouble();
            for (int l = 0; l < localities; l++) {
                if (chance.nextInt(10) > 0) {
                    b.value(handle[f], l, Math.round((wish + welcome[l] + 14 * chance.nextGaussian()) * 100) / 100.0);
                }
            }
        }
        return b.build();
    }

    /// Families that resemble each other, in places for a few persons each, with homes by size and seats by level.
    static PlacementProblem smallPlaces(int families, int localities, long seed) {
        var chance = new SplittableRandom(seed);
        var b = PlacementProblem.builder();
        double[] welcome = new double[localities];
        for (int l = 0; l < localities; l++) {
            var id = "L%03d".formatted(l);
            int places = chance.nextInt(3) == 0 ? chance.nextInt(7, 20) : 5;
            b.locality(id);
            b.capacity(id, "places", places);
            int homes = Math.max(1, places / 5);
            int large = places / 7;
            int pupils = 1 + places / 3;
            b.capacity(id, "homes small", homes);
            b.capacity(id, "homes medium", homes);
            b.capacity(id, "homes large", large);
            b.capacity(id, "kindergarten", 1 + homes);
            b.capacity(id, "school", pupils);
            welcome[l] = 20 + 10 * chance.nextDouble();
        }
        for (int f = 0; f < families; f++) {
            var id = "F%03d".formatted(f);
            int size = 1 + Math.min(Math.min(chance.nextInt(5), chance.nextInt(2, 8)), 6);
            b.family(id, size, chance.nextInt(5) == 0 ? Priority.UG : Priority.NR);
            b.demand(id, "places", size);
            b.demand(id, size <= 2 ? "homes small" : size <= 4 ? "homes medium" : "homes large", 1);
            if (size > 2) {
                b.demand(id, "kindergarten", chance.nextInt(2));
                b.demand(id, "school", chance.nextInt(size - 1));
            }
            boolean plain = chance.nextInt(3) > 0;
            for (int l = 0; l < localities; l++) {
                if (plain || chance.nextInt(4) > 0) {
                    double own = plain ? 0 : 4 * chance.nextDouble();
                    b.value(id, "L%03d".formatted(l), Math.rint((welcome[l] + own) * 1000) / 1000);
                }
            }
        }
        return b.build();
    }
}
