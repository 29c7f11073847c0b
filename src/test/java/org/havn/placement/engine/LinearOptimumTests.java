package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearOptimumTests {
    private static final double TRACE = 1e-3;

    @Test // CLP, all columns at once, without anything of the engine's
    void pricesLieBetweenTheMarginalValuesOnEitherSide() {
        int scarce = 0;
        for (int seed = 1; seed <= 40; seed++) {
            var problem = problem(seed);
            double[] free = free(problem);
            double value = linear(problem, free);

            var optimum = LinearOptimum.of(problem, true);

            assertThat(optimum.value()).as("seed %d", seed).isCloseTo(value, within(1e-6));
            assertThat(optimum.duality()).as("strong duality, seed %d", seed).isCloseTo(0, within(1e-6));
            for (int cell = 0; cell < free.length; cell++) {
                double price = optimum.prices().of(cell / problem.dimensions(), cell % problem.dimensions());
                if (!Double.isFinite(free[cell]) || free[cell] == 0) {
                    assertThat(price).isZero();
                    continue;
                }
                double more = (linear(problem, with(free, cell, TRACE)) - value) / TRACE;
                double less = (value - linear(problem, with(free, cell, -TRACE))) / TRACE;
                assertThat(price).as("seed %d, cell %d", seed, cell).isBetween(more - 1e-4, less + 1e-4);
                scarce += price > 0 ? 1 : 0;
            }
        }
        assertThat(scarce).isGreaterThan(100);
    }

    @Test // the second programme, written out: of all dual solutions at the optimum the one with the smallest sum
    void minimalPricesHaveTheSmallestSumOfAllOptimalOnes() {
        int smaller = 0;
        for (int seed = 1; seed <= 40; seed++) {
            var problem = problem(seed);
            double value = linear(problem, free(problem));

            double any = LinearOptimum.of(problem, false).prices().sum();
            double minimal = LinearOptimum.of(problem, true).prices().sum();

            assertThat(minimal).as("seed %d", seed).isCloseTo(smallestSum(problem, value), within(2e-3));
            smaller += minimal < any - 1e-6 ? 1 : 0;
        }
        assertThat(smaller).as("choosing among prices changes something").isPositive();
    }

    @Test
    void wholeFamiliesAreNotBoundByThePrices() {
        var problem = twoFamiliesOfTwo(3);

        double price = LinearOptimum.of(problem, true).prices().of(0, 0);

        assertThat(price).isCloseTo(3, within(1e-9));
        assertThat(best(twoFamiliesOfTwo(4)) - best(problem))
                .as("one more place")
                .isEqualTo(6);
        assertThat(best(problem) - best(twoFamiliesOfTwo(2)))
                .as("one less place")
                .isZero();
    }

    @Test
    void pricesThatAreNearOnlySaveTime() {
        for (int seed = 1; seed <= 10; seed++) {
            var problem = problem(seed);
            double[] near = new double[problem.localities() * problem.dimensions()];
            java.util.Arrays.fill(near, 7);

            assertThat(LinearOptimum.of(problem, true, near).value())
                    .isCloseTo(LinearOptimum.of(problem, true).value(), within(1e-6));
        }
    }

    @Test // far more families than the linear programme is solved for
    void manyFamiliesArePricedByWhatProvesABoundNearTheOptimum() {
        var source = RandomProblems.realistic(40, 6, 2, 1.2, 1);
        int[] many = IntStream.range(0, 1_600).map(f -> f % 40).toArray();
        double[] free = IntStream.range(0, 12)
                .mapToDouble(cell -> 40 * free(source)[cell])
                .toArray();
        var problem = Chosen.of(source, many, free);

        var quick = LinearOptimum.quickly(problem, new double[0]);

        double exact = LinearOptimum.of(problem, false).value();
        assertThat(quick.value()).isBetween(exact - 1e-6, 1.02 * exact);
        assertThat(quick.prices().scarce()).isPositive();
        assertThat(quick.duality()).isNaN();
    }

    @Test
    void nobodyAndNothingHaveNoPrice() {
        var problem = problem(1);
        double[] none = new double[problem.localities() * problem.dimensions()];

        assertThat(LinearOptimum.of(Chosen.of(problem, new int[0], free(problem)), true)
                        .value())
                .isZero();
        var full = LinearOptimum.of(Chosen.of(problem, IntStream.range(0, 5).toArray(), none), true);
        assertThat(full.prices().sum()).isZero();
    }

    @Test
    void chosenFamiliesKeepDemandsValuesAndDecisions() {
        for (int seed = 1; seed <= 60; seed++) {
            var source = RandomProblems.small(seed);
            var chance = new SplittableRandom(seed);
            int[] families = chance.ints(8, 0, source.families()).toArray();

            var chosen = Chosen.of(source, families, free(source));

            for (int f = 0; f < families.length; f++) {
                assertThat(chosen.size(f)).isEqualTo(source.size(families[f]));
                assertThat(chosen.pin(f)).isEqualTo(source.pin(families[f]));
                assertThat(chosen.priority(f)).isEqualTo(source.priority(families[f]));
                for (int l = 0; l < source.localities(); l++) {
                    int there = source.pair(families[f], l);
                    int here = chosen.pair(f, l);
                    assertThat(here == PlacementProblem.NONE).isEqualTo(there == PlacementProblem.NONE);
                    if (here != PlacementProblem.NONE) {
                        assertThat(chosen.pairValue(here)).isEqualTo(source.pairValue(there));
                        assertThat(chosen.isForbidden(here)).isEqualTo(source.isForbidden(there));
                        for (int d = 0; d < source.dimensions(); d++) {
                            assertThat(chosen.demand(f, here, d)).isEqualTo(source.demand(families[f], there, d));
                        }
                    }
                }
            }
        }
    }

    private static PlacementProblem problem(int seed) {
        return RandomProblems.realistic(12 + seed % 7, 4, 2, 1.2, seed);
    }

    private static PlacementProblem twoFamiliesOfTwo(int places) {
        var builder = PlacementProblem.builder();
        builder.locality("fjord");
        builder.capacity("fjord", "persons", places);
        for (var id : new String[] {"A", "B"}) {
            builder.family(id, 2, Priority.NR);
            builder.demand(id, "persons", 2);
            builder.value(id, "fjord", id.equals("A") ? 10 : 6);
        }
        return builder.build();
    }

    private static double best(PlacementProblem problem) {
        return new PlacementEngine().solve(problem, PlacementOptions.standard()).objective();
    }

    static double[] free(PlacementProblem problem) {
        double[] free = new double[problem.localities() * problem.dimensions()];
        for (int cell = 0; cell < free.length; cell++) {
            free[cell] = problem.free(cell / problem.dimensions(), cell % problem.dimensions());
        }
        return free;
    }

    private static double[] with(double[] free, int cell, double more) {
        double[] changed = free.clone();
        changed[cell] += more;
        return changed;
    }

    private static MPSolver clp() {
        Solvers.load();
        return MPSolver.createSolver("CLP");
    }

    /// Pairs that do not fit a place at all are closed for whole families, and so for the marginal values too.
    static boolean fits(PlacementProblem problem, int family, int pair) {
        for (int d = 0; d < problem.dimensions(); d++) {
            if (problem.demand(family, pair, d) > problem.free(problem.pairLocality(pair), d)) {
                return false;
            }
        }
        return true;
    }

    private static double linear(PlacementProblem problem, double[] free) {
        var solver = clp();
        var limits = new MPConstraint[free.length];
        for (int cell = 0; cell < free.length; cell++) {
            limits[cell] = solver.makeConstraint(
                    -MPSolver.infinity(), Double.isFinite(free[cell]) ? free[cell] : MPSolver.infinity());
        }
        for (int f = 0; f < problem.families(); f++) {
            var once = solver.makeConstraint(-MPSolver.infinity(), 1);
            for (int k = problem.pairStart(f); k < problem.pairEnd(f); k++) {
                if (!fits(problem, f, k)) {
                    continue;
                }
                var x = solver.makeNumVar(0, MPSolver.infinity(), "");
                once.setCoefficient(x, 1);
                solver.objective().setCoefficient(x, problem.pairValue(k));
                for (int d = 0; d < problem.dimensions(); d++) {
                    limits[problem.pairLocality(k) * problem.dimensions() + d].setCoefficient(
                            x, problem.demand(f, k, d));
                }
            }
        }
        solver.objective().setMaximization();
        assertThat(solver.solve()).isEqualTo(MPSolver.ResultStatus.OPTIMAL);
        return solver.objective().value();
    }

    private static double smallestSum(PlacementProblem problem, double value) {
        var solver = clp();
        double[] free = free(problem);
        var held = solver.makeConstraint(-MPSolver.infinity(), value + 1e-7);
        var price = new com.google.ortools.linearsolver.MPVariable[free.length];
        for (int cell = 0; cell < free.length; cell++) {
            price[cell] = solver.makeNumVar(0, Double.isFinite(free[cell]) ? MPSolver.infinity() : 0, "");
            solver.objective().setCoefficient(price[cell], 1);
            held.setCoefficient(price[cell], Double.isFinite(free[cell]) ? free[cell] : 0);
        }
        for (int f = 0; f < problem.families(); f++) {
            var own = solver.makeNumVar(0, MPSolver.infinity(), "");
            held.setCoefficient(own, 1);
            for (int k = problem.pairStart(f); k < problem.pairEnd(f); k++) {
                if (fits(problem, f, k)) {
                    var row = solver.makeConstraint(problem.pairValue(k), MPSolver.infinity());
                    row.setCoefficient(own, 1);
                    for (int d = 0; d < problem.dimensions(); d++) {
                        row.setCoefficient(
                                price[problem.pairLocality(k) * problem.dimensions() + d], problem.demand(f, k, d));
                    }
                }
            }
        }
        solver.objective().setMinimization();
        assertThat(solver.solve()).isEqualTo(MPSolver.ResultStatus.OPTIMAL);
        return solver.objective().value();
    }
}
