package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SecondOpinionTests {

    @Test // too large for brute force, so that the linear programme, fixing and CP-SAT all have their part in the proof
    void anotherSolverFindsTheSameOptimum() {
        for (int seed = 1; seed <= 25; seed++) {
            var problem = RandomProblems.realistic(12 + seed, 4 + seed % 5, 1 + seed % 3, 1.0 + seed % 4 * 0.1, seed);
            var options = PlacementOptions.standard().withTimeLimit(Duration.ofSeconds(30));

            var result = new PlacementEngine().solve(problem, options);

            assertThat(result.status()).as("seed %d", seed).isEqualTo(SolveStatus.OPTIMAL);
            assertThat(result.objective()).as("seed %d", seed).isCloseTo(WholeModel.optimum(problem), within(1e-5));
        }
    }

    @Test
    void theCertificateEqualsTheLinearProgrammesOptimum() {
        for (int seed = 1; seed <= 20; seed++) {
            var problem = RandomProblems.realistic(40, 30, 4, 1.0, seed);
            var scale = ValueScale.of(problem.pairValue, problem.families());
            double[] weight =
                    java.util.Arrays.stream(problem.pairValue).map(scale::steps).toArray();
            var model = Model.of(problem).withStage(weight, new boolean[40], new int[Model.CLASSES]);
            var stop = new Stop(Duration.ofMinutes(1), SolveProgress.silent());
            try (var linear = new LinearRelaxation(model, Effort.LINEAR_SOLVER)) {
                var start = new Subgradient(model).run(30, 0, stop);

                var prices = linear.solve(Resolve.nobody(40), start, stop);
                var minimal = linear.minimal(prices, prices.bound, stop);

                assertThat(linear.dualityDifference())
                        .isBetween(-LinearRelaxation.tolerance(prices.bound), LinearRelaxation.tolerance(prices.bound));
                assertThat(minimal.bound).isCloseTo(prices.bound, within(LinearRelaxation.tolerance(prices.bound) * 2));
                assertThat(java.util.Arrays.stream(minimal.price).sum())
                        .isLessThanOrEqualTo(
                                java.util.Arrays.stream(prices.price).sum() + 1e-6);
                assertThat(start.bound).isGreaterThanOrEqualTo(prices.bound - 1e-6);
            }
        }
    }
}
