package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetamorphicTests {

    @Test
    void neitherNamesNorTheOrderOfRowsChangeAPlansValue() {
        for (int seed = 0; seed < 60; seed++) {
            var problem = RandomProblems.small(seed, false);
            for (var objective : Objective.values()) {
                var options = PlacementOptions.standard().withObjective(objective);
                double value = new PlacementEngine().solve(problem, options).objective();

                var renamed = told(problem, new Random(seed), true);
                var reordered = told(problem, new Random(seed + 1), false);

                assertThat(new PlacementEngine().solve(renamed, options).objective())
                        .as("seed %d", seed)
                        .isCloseTo(value, within(1e-9));
                assertThat(new PlacementEngine().solve(reordered, options).objective())
                        .as("seed %d", seed)
                        .isCloseTo(value, within(1e-9));
            }
        }
    }

    @Test
    void theSameFamiliesInAnotherOrderGetTheSamePlaces() {
        var problem = RandomProblems.realistic(40, 20, 3, 1.0, 3);
        var options = PlacementOptions.standard();

        var one = new PlacementEngine().solve(problem, options).requirePlan();
        var again = new PlacementEngine().solve(problem, options).requirePlan();
        var reordered = new PlacementEngine()
                .solve(told(problem, new Random(9), false), options)
                .requirePlan();

        assertThat(again).isEqualTo(one);
        assertThat(reordered).isEqualTo(one);
    }

    @Test
    void moreCapacityNeverMakesThePlanWorse() {
        for (int seed = 0; seed < 100; seed++) {
            var problem = RandomProblems.small(seed * 7L, false);
            double before = new PlacementEngine()
                    .solve(problem, PlacementOptions.standard())
                    .objective();
            var larger = problem;
            for (int d = 0; d < problem.dimensions(); d++) {
                larger = larger.withCapacity(0, d, problem.capacity(0, d) + 2);
            }

            double after = new PlacementEngine()
                    .solve(larger, PlacementOptions.standard())
                    .objective();

            assertThat(after).isGreaterThanOrEqualTo(before - 1e-9);
        }
    }

    /// The same problem told in another order, perhaps with other names.
    private static PlacementProblem told(PlacementProblem problem, Random chance, boolean renamed) {
        var b = PlacementProblem.builder();
        var families = shuffled(problem.families(), chance);
        var localities = shuffled(problem.localities(), chance);
        var names = shuffled(problem.families(), chance);
        localities.forEach(l -> b.locality(renamed ? "Z" + localities.indexOf(l) : problem.localityId(l)));
        for (int f : families) {
            var id = renamed ? "N" + names.get(f) : problem.familyId(f);
            b.family(id, problem.size(f), problem.priority(f));
            for (int k = problem.pairEnd(f) - 1; k >= problem.pairStart(f); k--) {
                int l = problem.pairLocality(k);
                var place = renamed ? "Z" + localities.indexOf(l) : problem.localityId(l);
                b.value(id, place, problem.pairValue(k));
                for (int d = 0; d < problem.dimensions(); d++) {
                    b.demandAt(id, place, problem.dimension(d), problem.demand(f, k, d));
                }
            }
        }
        for (int l : localities) {
            for (int d = 0; d < problem.dimensions(); d++) {
                if (Double.isFinite(problem.capacity(l, d))) {
                    b.capacity(
                            renamed ? "Z" + localities.indexOf(l) : problem.localityId(l),
                            problem.dimension(d),
                            problem.capacity(l, d));
                }
            }
        }
        return b.build();
    }

    private static List<Integer> shuffled(int count, Random chance) {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, chance);
        return numbers;
    }
}
