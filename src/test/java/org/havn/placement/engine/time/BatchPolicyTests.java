package org.havn.placement.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Priority;
import org.junit.jupiter.api.Test;

class BatchPolicyTests {
    private static final PlacementOptions OPTIONS = PlacementOptions.standard();

    @Test
    void aPriceKeepsAPlaceForWhoNeedsItMore() {
        // The fjord is worth 6 to the family at hand and 4 less elsewhere; nine of ten who come later can live nowhere
        // else.
        var builder = PlacementProblem.builder();
        builder.locality("fjord");
        builder.locality("fjell");
        builder.capacity("fjord", "persons", 1).capacity("fjell", "persons", 9);
        family(builder, "now", 6, 2);
        for (int past = 0; past < 9; past++) {
            family(builder, "past" + past, 5, NONE);
        }
        var cases = builder.build();
        var moment = moment(cases, new int[] {0}, 1, 9, 3, 1);

        assertThat(new Greedy(OPTIONS).place(moment).localities()).containsExactly(cases.localityIndex("fjord"));
        var priced = new Priced(5, 1, OPTIONS).place(moment);
        assertThat(priced.localities()).containsExactly(cases.localityIndex("fjell"));
        assertThat(priced.prices().mean().of(cases.localityIndex("fjord"), 0)).isCloseTo(5, within(1e-9));
        assertThat(priced.prices().agreement(moment, 0, cases.localityIndex("fjell")))
                .isEqualTo(1);
        assertThat(new Valued(5, 1, OPTIONS, true).place(moment).localities())
                .containsExactly(cases.localityIndex("fjell"));
    }

    @Test
    void anUrgentCasePaysTheSamePricesAsItsBatch() {
        for (int seed = 1; seed <= 5; seed++) {
            var moment = random(seed, 4, 12);
            var priced = new Priced(3, 1, OPTIONS);
            var prices = priced.prices(moment);

            var urgent = priced.place(moment.urgently(moment.batch()[2]), prices);

            assertThat(urgent.prices()).isSameAs(prices);
            assertThat(urgent.localities()).hasSize(1);
            assertKeepsRules(moment.urgently(moment.batch()[2]), urgent);
        }
    }

    @Test
    void noPolicyBreaksARuleWhateverIsLeft() {
        for (int seed = 1; seed <= 12; seed++) {
            var moment = random(seed, 6, 8); // often more than what is left
            for (var policy : policies()) {
                assertKeepsRules(moment, policy.place(moment));
            }
        }
    }

    @Test
    void anEmptyBatchHasAnEmptyPlan() {
        for (var policy : policies()) {
            assertThat(policy.place(random(1, 0, 5)).localities()).isEmpty();
        }
    }

    @Test
    void beforeAFutureWithNobodyTheBatchHasItsOwnOptimum() {
        for (int seed = 1; seed <= 8; seed++) {
            var moment = random(seed, 5, 0);
            double best = bestOfBatch(moment);
            for (var policy : policies()) {
                assertThat(policy.place(moment).value(moment))
                        .as("seed %d", seed)
                        .isCloseTo(best, within(1e-3));
            }
        }
    }

    @Test
    void whatIsFullHasNoPriceAndTakesNobody() {
        var moment = random(3, 4, 10);
        double[] none = new double[moment.now().length];
        var full = new Moment(moment.cases(), moment.batch(), moment.past(), none, none, moment.stillToCome(), 1);

        for (var policy : policies()) {
            var plan = policy.place(full);
            assertThat(plan.placed()).isZero();
            assertThat(plan.prices().mean().sum()).isZero();
        }
    }

    @Test
    void theThreadsDecideNothing() {
        for (int seed = 1; seed <= 4; seed++) {
            var moment = random(seed, 5, 20);
            var one = new Valued(6, 1, OPTIONS.withWorkers(1), true).place(moment);
            var two = new Valued(6, 2, OPTIONS.withWorkers(1), true).place(moment);

            assertThat(two.localities()).containsExactly(one.localities());
            for (int cell = 0; cell < moment.now().length; cell++) {
                int dims = moment.cases().dimensions();
                assertThat(two.prices().mean().of(cell / dims, cell % dims))
                        .isEqualTo(one.prices().mean().of(cell / dims, cell % dims));
            }
        }
    }

    @Test
    void pinsHoldAndForbiddenPairsStayEmpty() {
        for (int seed = 1; seed <= 6; seed++) {
            var moment = random(seed, 4, 10);
            int pinned = moment.batch()[0];
            int there = cheapestOpen(moment, pinned);
            if (there == NONE) {
                continue;
            }
            var cases = moment.cases().withPin(pinned, there);
            int forbidden = moment.batch()[1];
            for (int l = 0; l < cases.localities(); l += 2) {
                cases = cases.withForbidden(forbidden, l);
            }
            var decided = new Moment(
                    cases, moment.batch(), moment.past(), moment.now(), moment.later(), moment.stillToCome(), seed);
            for (var policy : policies()) {
                var plan = policy.place(decided);
                assertThat(plan.localities()[0]).isEqualTo(there);
                assertKeepsRules(decided, plan);
            }
        }
    }

    @Test // every order of a small year: no policy reaches more than the best of all plans
    void nobodyBeatsHindsight() {
        for (int seed = 1; seed <= 6; seed++) {
            var year = random(seed, 6, 0);
            double best = bestOfBatch(year);
            for (var policy : List.of(
                    new Greedy(OPTIONS),
                    new Priced(3, 1, OPTIONS),
                    new Staged(3, 1, OPTIONS),
                    new Valued(3, 1, OPTIONS, true))) {
                double[] left = year.now().clone();
                double value = 0;
                for (int at = 0; at < 6; at += 2) {
                    var moment = new Moment(
                            year.cases(),
                            Arrays.copyOfRange(year.batch(), at, at + 2),
                            year.past(),
                            left,
                            left,
                            new StillToCome.Known(4 - at),
                            seed);
                    var plan = policy.place(moment);
                    value += plan.value(moment);
                    assertKeepsRules(moment, plan);
                    take(moment, plan, left);
                }
                assertThat(value).isLessThanOrEqualTo(best + 1e-6);
            }
        }
    }

    private static List<BatchPolicy> policies() {
        return List.of(
                new Greedy(OPTIONS),
                new Paced(OPTIONS),
                new Priced(3, 1, OPTIONS),
                new Staged(3, 1, OPTIONS),
                new Valued(3, 1, OPTIONS, false),
                new Valued(3, 1, OPTIONS, true));
    }

    private static void family(
            org.havn.placement.engine.PlacementProblemBuilder builder, String id, double fjord, double fjell) {
        builder.family(id, 1, Priority.NR);
        builder.demand(id, "persons", 1);
        builder.value(id, "fjord", fjord);
        if (fjell >= 0) {
            builder.value(id, "fjell", fjell);
        }
    }

    static Moment moment(PlacementProblem cases, int[] batch, int firstPast, int past, int coming, long seed) {
        double[] free = new double[cases.localities() * cases.dimensions()];
        for (int cell = 0; cell < free.length; cell++) {
            free[cell] = cases.free(cell / cases.dimensions(), cell % cases.dimensions());
        }
        return new Moment(
                cases,
                batch,
                IntStream.range(firstPast, firstPast + past).toArray(),
                free,
                free,
                new StillToCome.Known(coming),
                seed);
    }

    /// A batch, ten past cases, three localities and two dimensions, one of them unlimited in one place.
    static Moment random(int seed, int batch, int coming) {
        var chance = new SplittableRandom(seed);
        var builder = PlacementProblem.builder();
        for (int l = 0; l < 3; l++) {
            builder.locality("L" + l);
            builder.capacity("L" + l, "persons", chance.nextInt(0, 9));
            if (l > 0) {
                builder.capacity("L" + l, "seats", chance.nextInt(0, 4));
            }
        }
        for (int f = 0; f < batch + 10; f++) {
            var id = "F%02d".formatted(f);
            int size = 1 + chance.nextInt(4);
            builder.family(id, size, Priority.NR);
            builder.demand(id, "persons", size).demand(id, "seats", chance.nextInt(0, size));
            for (int l = 0; l < 3; l++) {
                if (chance.nextInt(5) > 0) {
                    builder.value(id, "L" + l, chance.nextInt(1, 30));
                }
            }
        }
        return moment(builder.build(), IntStream.range(0, batch).toArray(), batch, 10, coming, seed);
    }

    private static int cheapestOpen(Moment moment, int family) {
        var cases = moment.cases();
        int found = NONE;
        double least = Double.POSITIVE_INFINITY;
        for (int k = cases.pairStart(family); k < cases.pairEnd(family); k++) {
            if (moment.fits(family, k) && cases.pairValue(k) < least) {
                least = cases.pairValue(k);
                found = cases.pairLocality(k);
            }
        }
        return found;
    }

    private static double bestOfBatch(Moment moment) {
        return best(moment, 0, moment.now().clone());
    }

    /// Tries every plan.
    private static double best(Moment moment, int at, double[] left) {
        if (at == moment.batch().length) {
            return 0;
        }
        var cases = moment.cases();
        int family = moment.batch()[at];
        double best = best(moment, at + 1, left);
        for (int k = cases.pairStart(family); k < cases.pairEnd(family); k++) {
            double[] after = left.clone();
            boolean fits = true;
            for (int d = 0; d < cases.dimensions(); d++) {
                int cell = cases.pairLocality(k) * cases.dimensions() + d;
                after[cell] -= cases.demand(family, k, d);
                fits &= after[cell] >= 0;
            }
            if (fits) {
                best = Math.max(best, cases.pairValue(k) + best(moment, at + 1, after));
            }
        }
        return best;
    }

    private static void take(Moment moment, BatchPlan plan, double[] left) {
        var cases = moment.cases();
        for (int i = 0; i < plan.localities().length; i++) {
            int l = plan.localities()[i];
            if (l != NONE) {
                int pair = cases.pair(moment.batch()[i], l);
                for (int d = 0; d < cases.dimensions(); d++) {
                    left[l * cases.dimensions() + d] -= cases.demand(moment.batch()[i], pair, d);
                }
            }
        }
    }

    private static void assertKeepsRules(Moment moment, BatchPlan plan) {
        double[] left = moment.now().clone();
        for (int i = 0; i < plan.localities().length; i++) {
            int l = plan.localities()[i];
            if (l != NONE) {
                int pair = moment.cases().pair(moment.batch()[i], l);
                assertThat(pair).as("admissible").isNotEqualTo(NONE);
                assertThat(moment.cases().isForbidden(pair)).isFalse();
            }
        }
        take(moment, plan, left);
        assertThat(left).as("nothing is overrun").doesNotContain(-1, -2, -3, -4, -5);
        assertThat(Arrays.stream(left).min().orElse(0)).isGreaterThanOrEqualTo(0);
    }
}
