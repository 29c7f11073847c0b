package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What thousands of families are placed with: another linear solver, dives, and upheavals on several threads.
class NationalYearTests {
    private static final Stop STOP = new Stop(Duration.ofDays(1), SolveProgress.silent());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void bothLinearSolversProveTheSameBound(long seed) {
        var model = valued(RandomProblems.realistic(300, 30, 3, 0.95, seed));

        assertThat(relaxed(model, "CLP").bound)
                .isCloseTo(relaxed(model, "GLOP").bound, org.assertj.core.data.Percentage.withPercentage(1e-5));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDiveKeepsTheRulesAndLosesLessThanRoundingAtPrices(long seed) {
        var model = valued(RandomProblems.realistic(300, 30, 3, 0.95, seed));
        try (var linear = new LinearRelaxation(model, "CLP")) {
            var prices = linear.solve(Resolve.nobody(300), DualPoint.zero(model), STOP);

            var plan = new Diving(model, prices).after(linear).plan(STOP);

            assertThat(new PlanState(model, plan.chosen).keepsRules()).isTrue();
            assertThat(plan.weight()).isLessThanOrEqualTo(prices.bound);
            assertThat(plan.weight())
                    .isGreaterThan(new Construction(model, prices).build(null).weight());
            assertThat(new Diving(model, prices).after(linear).plan(STOP).chosen)
                    .isEqualTo(plan.chosen);
        }
    }

    @Test
    void aDiveThatMayNotTakeAnyTimePlacesNobodyItCannot() {
        var model = valued(RandomProblems.realistic(60, 6, 2, 0.95, 1));
        var none = new Stop(Duration.ofNanos(1), SolveProgress.silent());

        assertThat(new Diving(model, DualPoint.zero(model)).plan(none).chosen).containsOnly(PlacementProblem.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void upheavalsImproveAPlanKeepItsRulesAndAreTheSameEachTime(int threads) {
        var model = valued(RandomProblems.realistic(300, 30, 3, 0.95, 4));
        var prices = relaxed(model, "GLOP");
        var start = new Construction(model, prices).build(null);

        var first = stirred(model, prices, start, threads);

        assertThat(first).isNotEmpty();
        for (int[] plan : first) {
            assertThat(new PlanState(model, plan).keepsRules()).isTrue();
        }
        assertThat(model.weightOf(first.getLast())).isGreaterThan(start.weight());
        var second = stirred(model, prices, start, threads);
        assertThat(second.getLast()).isEqualTo(first.getLast());
    }

    @Test
    void whoMustBePlacedIsPlacedAfterUpheavalsToo() {
        var model = valued(RandomProblems.realistic(200, 20, 2, 0.95, 5));
        var prices = relaxed(model, "GLOP");
        var start = new Construction(model, prices).build(null);
        boolean[] must = new boolean[200];
        for (int f = 0; f < must.length; f += 3) {
            must[f] = start.chosen[f] != PlacementProblem.NONE;
        }
        var held = model.withMust(must);

        for (int[] plan : stirred(held, prices.on(held), new PlanState(held, start.chosen), 2)) {
            assertThat(new PlanState(held, plan).keepsRules()).isTrue();
        }
    }

    @Test
    void sidesThatWereChangedApartAreJoinedWithoutLosingAnybody() {
        var model = valued(RandomProblems.realistic(100, 10, 2, 0.95, 6));
        var sides = Sides.drawn(model, 2, new SplittableRandom(1));
        var start = new Construction(model, relaxed(model, "GLOP")).build(null).chosen;
        int[] gone = new int[100];
        Arrays.fill(gone, PlacementProblem.NONE);

        int[] joined = sides.joined(start, List.of(start, gone));

        for (int f = 0; f < joined.length; f++) {
            assertThat(joined[f]).isEqualTo(sides.of(f, start[f]) == 0 ? start[f] : PlacementProblem.NONE);
        }
    }

    /// More families than the other way takes; one round of search and no clock.
    @Test
    void aYearOfManyFamiliesIsSolvedToASmallGapTheSameWayEachTime() {
        var model = valued(RandomProblems.realistic(1_501, 150, 3, 0.95, 7));
        var effort = new Effort();

        var outcome = stage(model, effort);

        assertThat(effort.counters()).containsKeys("linear rounds", "dives", "upheavals");
        assertThat(new PlanState(model, outcome.plan()).keepsRules()).isTrue();
        assertThat(outcome.weight()).isBetween(0.99 * outcome.bound(), outcome.bound());
        assertThat(stage(model, new Effort()).plan()).isEqualTo(outcome.plan());
    }

    private static StageSolver.Outcome stage(Model model, Effort effort) {
        var stop = new Stop(Duration.ofMinutes(20), SolveProgress.silent());
        return new StageSolver(
                        model,
                        SolveProgress.Stage.VALUE,
                        Resolve.nobody(model.families),
                        PlacementOptions.standard(),
                        stop,
                        new Progress(SolveProgress.silent(), stop, model.families),
                        effort)
                .attempts(1)
                .solve();
    }

    private static List<int[]> stirred(Model model, DualPoint prices, PlanState start, int threads) {
        var heard = new ArrayList<int[]>();
        new Upheavals(model, prices, 9, threads, STOP).improve(start.chosen.clone(), 20_000, 0.01, heard::add);
        return heard;
    }

    private static DualPoint relaxed(Model model, String solver) {
        try (var linear = new LinearRelaxation(model, solver)) {
            return linear.solve(Resolve.nobody(model.families), DualPoint.zero(model), STOP);
        }
    }

    private static Model valued(PlacementProblem problem) {
        double[] weight = Arrays.stream(problem.pairValue)
                .map(value -> Math.rint(value * 1000))
                .toArray();
        return Model.of(problem).withStage(weight, new boolean[problem.families()], new int[Model.CLASSES]);
    }
}
