package org.havn.placement.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.havn.placement.engine.PlacementProblem.NONE;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.RestWorth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StagedTests {
    private static final PlacementOptions OPTIONS = PlacementOptions.standard().withWorkers(1);

    @BeforeAll
    static void bringTheSolverIn() {
        Loader.loadNativeLibraries();
    }

    @Test // every plan of the batch, each with all futures solved by CLP without anything of the engine's
    void noPlanOfTheBatchIsWorthMoreWithItsFutures() {
        int other = 0;
        for (int seed = 1; seed <= 16; seed++) {
            var moment = split(BatchPolicyTests.random(seed, 2 + seed % 3, 6), seed);
            int futures = 1 + seed % 4;

            double staged = worth(moment, new Staged(futures, 1, OPTIONS).place(moment), futures);

            double best = best(moment, futures, new int[moment.batch().length], 0);
            assertThat(staged).as("seed %d", seed).isCloseTo(best, within(2e-5 * best + 1e-6));
            other += worth(moment, new Priced(futures, 1, OPTIONS).place(moment), futures) < best - 1e-3 ? 1 : 0;
        }
        assertThat(other).as("prices alone find less").isGreaterThan(2);
    }

    @Test
    void aCutIsExactAtItsRestAndNeverBelowTheTruthAnywhere() {
        for (int seed = 1; seed <= 8; seed++) {
            var moment = BatchPolicyTests.random(seed, 0, 12);
            int[] drawn = Futures.drawn(moment, 0);
            var chance = new SplittableRandom(seed);
            try (var rest = new RestWorth(moment.cases(), drawn, moment.later())) {
                for (int round = 0; round < 6; round++) {
                    double[] here = part(moment.later(), chance);
                    var cut = rest.at(here);
                    assertThat(cut.at(here))
                            .as("seed %d, round %d", seed, round)
                            .isCloseTo(linear(moment, drawn, here), within(1e-6));
                    assertThat(rest.duality()).as("strong duality").isCloseTo(0, within(1e-6));
                    double[] prices = chance.doubles(here.length, 0, 6).toArray();
                    for (int other = 0; other < 6; other++) {
                        double[] there = part(moment.later(), chance);
                        double truth = linear(moment, drawn, there);
                        assertThat(cut.at(there)).isGreaterThanOrEqualTo(truth - 1e-6);
                        assertThat(rest.cut(finite(prices, there)).at(there)).isGreaterThanOrEqualTo(truth - 1e-6);
                    }
                }
            }
        }
    }

    @Test
    void theThreadsAndTheRunDecideNothing() {
        for (int seed = 1; seed <= 4; seed++) {
            var moment = BatchPolicyTests.random(seed, 6, 20);
            var one = new Staged(5, 1, OPTIONS).place(moment).localities();

            assertThat(new Staged(5, 2, OPTIONS).place(moment).localities()).containsExactly(one);
            assertThat(new Staged(5, 1, OPTIONS).place(moment).localities()).containsExactly(one);
        }
    }

    @Test // thirteen families of one fit each place: what is large is left to prices
    void whereManyFamiliesFitItIsPricesThatDecide() {
        for (int seed = 1; seed <= 4; seed++) {
            var small = BatchPolicyTests.random(seed, 5, 20);
            double[] much =
                    Arrays.stream(small.now()).map(left -> 13 * 4 + left).toArray();
            var large = new Moment(
                    small.cases(), small.batch(), small.past(), much, much, new StillToCome.Known(200), seed);

            assertThat(Staged.isSmall(small)).isTrue();
            assertThat(Staged.isSmall(large)).isFalse();
            assertThat(new Staged(3, 1, OPTIONS).place(large).localities())
                    .containsExactly(new Priced(3, 1, OPTIONS).place(large).localities());
        }
    }

    @Test
    void beforeAFutureOfUnknownLengthThatMayBeEmptyItStillPlaces() {
        int empty = 0;
        for (int seed = 1; seed <= 6; seed++) {
            var known = BatchPolicyTests.random(seed, 4, 1);
            var moment = new Moment(
                    known.cases(),
                    known.batch(),
                    known.past(),
                    known.now(),
                    known.later(),
                    new StillToCome.Poisson(0.4),
                    seed);
            int futures = 4;
            empty += (int) IntStream.range(0, futures)
                    .filter(n -> Futures.drawn(moment, n).length == 0)
                    .count();

            assertThat(worth(moment, new Staged(futures, 1, OPTIONS).place(moment), futures))
                    .isCloseTo(best(moment, futures, new int[4], 0), within(1e-2));
        }
        assertThat(empty).as("futures with nobody").isPositive();
    }

    /// Some of what there is may be used only later.
    private static Moment split(Moment moment, int seed) {
        double[] now = part(moment.later(), new SplittableRandom(seed));
        return seed % 2 == 0
                ? moment
                : new Moment(
                        moment.cases(),
                        moment.batch(),
                        moment.past(),
                        now,
                        moment.later(),
                        moment.stillToCome(),
                        moment.seed());
    }

    private static double[] part(double[] whole, SplittableRandom chance) {
        return Arrays.stream(whole)
                .map(amount -> Double.isFinite(amount) ? chance.nextInt((int) amount + 1) : amount)
                .toArray();
    }

    private static double[] finite(double[] prices, double[] left) {
        return IntStream.range(0, left.length)
                .mapToDouble(cell -> Double.isFinite(left[cell]) ? prices[cell] : 0)
                .toArray();
    }

    private static double best(Moment moment, int futures, int[] localities, int at) {
        if (at == localities.length) {
            return worth(moment, new BatchPlan(localities.clone(), FuturePrices.none(moment.cases())), futures);
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int l = NONE; l < moment.cases().localities(); l++) {
            if (l == NONE || moment.cases().pair(moment.batch()[at], l) != NONE) {
                localities[at] = l;
                best = Math.max(best, best(moment, futures, localities, at + 1));
            }
        }
        return best;
    }

    /// The batch's value and persons, and the mean of what the futures make of the rest; nothing where a plan breaks
    /// a rule.
    private static double worth(Moment moment, BatchPlan plan, int futures) {
        var cases = moment.cases();
        double[] now = moment.now().clone();
        double[] left = moment.later().clone();
        double worth = 0;
        for (int i = 0; i < plan.localities().length; i++) {
            int l = plan.localities()[i];
            if (l != NONE) {
                int family = moment.batch()[i];
                int pair = cases.pair(family, l);
                worth += cases.pairValue(pair) + Priced.A_PERSON * cases.size(family);
                for (int d = 0; d < cases.dimensions(); d++) {
                    int cell = l * cases.dimensions() + d;
                    now[cell] -= cases.demand(family, pair, d);
                    left[cell] -= cases.demand(family, pair, d);
                    if (now[cell] < 0) {
                        return Double.NEGATIVE_INFINITY;
                    }
                }
            }
        }
        return worth
                + IntStream.range(0, futures)
                        .mapToDouble(n -> linear(moment, Futures.drawn(moment, n), left))
                        .average()
                        .orElse(0);
    }

    /// The plain linear programme, each drawn case a family of its own. Who does not fit the whole is not there.
    private static double linear(Moment moment, int[] drawn, double[] left) {
        PlacementProblem cases = moment.cases();
        var solver = MPSolver.createSolver("CLP");
        var limits = new MPConstraint[left.length];
        for (int cell = 0; cell < left.length; cell++) {
            limits[cell] = solver.makeConstraint(
                    -MPSolver.infinity(), Double.isFinite(left[cell]) ? left[cell] : MPSolver.infinity());
        }
        solver.objective().setMaximization();
        for (int family : drawn) {
            var once = solver.makeConstraint(-MPSolver.infinity(), 1);
            for (int pair = cases.pairStart(family); pair < cases.pairEnd(family); pair++) {
                int cell = cases.pairLocality(pair) * cases.dimensions();
                boolean fits = true;
                for (int d = 0; d < cases.dimensions(); d++) {
                    fits &= cases.demand(family, pair, d) <= moment.later()[cell + d];
                }
                if (fits) {
                    var x = solver.makeNumVar(0, 1, "");
                    once.setCoefficient(x, 1);
                    solver.objective().setCoefficient(x, cases.pairValue(pair));
                    for (int d = 0; d < cases.dimensions(); d++) {
                        limits[cell + d].setCoefficient(x, cases.demand(family, pair, d));
                    }
                }
            }
        }
        double value = 0;
        if (solver.numVariables() > 0) { // without columns CLP ends the virtual machine
            assertThat(solver.solve()).isEqualTo(MPSolver.ResultStatus.OPTIMAL);
            value = solver.objective().value();
        }
        solver.delete();
        return value;
    }
}
