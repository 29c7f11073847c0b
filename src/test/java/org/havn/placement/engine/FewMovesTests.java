package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.havn.placement.engine.PlacementProblem.NONE;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A plan after another one: as good as any, and as near to the other as that allows.
class FewMovesTests {
    private static final int PROBLEMS = 1_000;
    private static final PlacementOptions OPTIONS = PlacementOptions.standard().withTimeLimit(Duration.ofSeconds(20));

    @ParameterizedTest
    @EnumSource(Objective.class)
    void tryingEveryPlanFindsNoneAsGoodThatMovesFewer(Objective objective) {
        var options = OPTIONS.withObjective(objective);
        int mattered = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            var plain = RandomProblems.small(seed * 17L + 3);
            var problem = changed(plain.after(earlierBest(plain, options, seed)), seed);
            var brute = new BruteForce(problem, options);
            if (!brute.solve()) {
                continue;
            }
            var alone = new PlacementEngine()
                    .solve(problem.after(nowhere(problem)), options)
                    .requirePlan();

            var result = new PlacementEngine().solve(problem, options);

            var about = "seed %d: %s".formatted(seed, problem);
            assertThat(result.status()).as(about).isEqualTo(SolveStatus.OPTIMAL);
            assertThat(result.objective()).as(about).isCloseTo(brute.value(), within(1e-7));
            int stayed = stayed(problem, result.requirePlan());
            assertThat((double) stayed).as(about).isEqualTo(brute.score()[4]);
            mattered += stayed > stayed(problem, alone) ? 1 : 0;
        }
        assertThat(mattered).as("problems in which it makes a difference").isGreaterThan(PROBLEMS / 100);
    }

    /// Forty families that fit anywhere, ten places of one worth: nearly every plan is best.
    @Test
    void aPinThatCostsNothingMovesThePinnedFamilyAndOneThatMakesRoom() {
        var builder = PlacementProblem.builder();
        for (int l = 0; l < 10; l++) {
            builder.locality("L" + l);
            builder.capacity("L" + l, "PERSONS", 16);
        }
        for (int f = 0; f < 40; f++) {
            var family = "F%02d".formatted(f);
            builder.family(family, 4, Priority.NR);
            builder.demand(family, "PERSONS", 4);
            for (int l = 0; l < 10; l++) {
                builder.value(family, "L" + l, 7.125);
            }
        }
        var problem = builder.build();
        var first = new PlacementEngine().solve(problem, OPTIONS).requirePlan();
        int elsewhere = (first.localityOf(0) + 1) % 10;

        var second = new PlacementEngine()
                .solve(problem.withPin(0, elsewhere).after(localities(first)), OPTIONS)
                .requirePlan();

        assertThat(second.value()).isEqualTo(first.value());
        assertThat(second.localityOf(0)).isEqualTo(elsewhere);
        assertThat(stayed(problem.after(localities(first)), second)).isEqualTo(38);
    }

    @Test
    void worthComesBeforeStaying() {
        var builder = PlacementProblem.builder();
        builder.locality("A");
        builder.locality("B");
        builder.family("F", 3, Priority.NR);
        builder.value("F", "A", 5);
        builder.value("F", "B", 5.001);
        var problem = builder.build();

        var plan = new PlacementEngine()
                .solve(problem.after(new int[] {0}), OPTIONS)
                .requirePlan();

        assertThat(plan.localityOf(0)).isEqualTo(1);
    }

    /// One of the best plans, any of them.
    private static int[] earlierBest(PlacementProblem problem, PlacementOptions options, long seed) {
        var brute = new BruteForce(problem.after(somewhere(problem, seed)), options);
        return brute.solve() ? brute.plan() : nowhere(problem);
    }

    /// Every second problem has one of its pairs forbidden.
    private static PlacementProblem changed(PlacementProblem problem, long seed) {
        if (seed % 2 == 0 || problem.pairs() == 0) {
            return problem;
        }
        int family = (int) (seed / 2 % problem.families());
        int was = problem.earlier(family);
        return was == NONE || problem.pin(family) != NONE ? problem : problem.withForbidden(family, was);
    }

    private static int[] nowhere(PlacementProblem problem) {
        int[] places = new int[problem.families()];
        Arrays.fill(places, NONE);
        return places;
    }

    private static int[] somewhere(PlacementProblem problem, long seed) {
        var chance = new SplittableRandom(seed);
        int[] places = new int[problem.families()];
        Arrays.setAll(places, _ -> chance.nextInt(5) == 0 ? NONE : chance.nextInt(problem.localities()));
        return places;
    }

    private static int[] localities(PlacementPlan plan) {
        int[] places = new int[40];
        Arrays.setAll(places, plan::localityOf);
        return places;
    }

    private static int stayed(PlacementProblem problem, PlacementPlan plan) {
        int stayed = 0;
        for (int f = 0; f < problem.families(); f++) {
            stayed += plan.localityOf(f) != NONE && plan.localityOf(f) == problem.earlier(f) ? 1 : 0;
        }
        return stayed;
    }
}
