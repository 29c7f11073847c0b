package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BruteForceTests {
    private static final int PROBLEMS = 700;

    @ParameterizedTest(name = "{0}, all placed: {1}, smallest: {2}")
    @CsvSource({
        "VALUE, false, false",
        "PLACED_THEN_VALUE, false, false",
        "VALUE, true, false",
        "VALUE, true, true",
        "PLACED_THEN_VALUE, true, false"
    })
    void tryingEveryPlanFindsNoBetterOne(Objective objective, boolean placeAll, boolean minimise) {
        var options = PlacementOptions.standard()
                .withObjective(objective)
                .withPlaceAll(placeAll)
                .withMinimise(minimise)
                .withTimeLimit(Duration.ofSeconds(20));
        for (int seed = 0; seed < PROBLEMS; seed++) {
            var problem = RandomProblems.small(seed * 31L + 7);
            var brute = new BruteForce(problem, options);
            boolean feasible = brute.solve();

            var result = new PlacementEngine().solve(problem, options);

            var about = "seed %d: %s".formatted(seed, problem);
            if (!feasible) {
                assertThat(result.status()).as(about).isEqualTo(SolveStatus.INFEASIBLE);
                assertThat(result.infeasible()).as(about).isNotEmpty();
                continue;
            }
            assertThat(result.status()).as(about).isEqualTo(SolveStatus.OPTIMAL);
            assertThat(result.gap()).as(about).isZero();
            assertThat(result.objective()).as(about).isCloseTo(brute.value(), within(1e-7));
            assertThat(new PlanChecker(problem).check(result, options))
                    .as(about)
                    .isEmpty();
            if (objective == Objective.PLACED_THEN_VALUE) {
                for (var priority : Priority.values()) {
                    assertThat((double) result.requirePlan().placed(priority))
                            .as(about)
                            .isEqualTo(brute.score()[priority.compareTo(Priority.EM)]);
                }
            }
        }
    }
}
