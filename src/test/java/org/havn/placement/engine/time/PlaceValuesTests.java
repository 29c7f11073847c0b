package org.havn.placement.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Prices;
import org.havn.placement.engine.Priority;
import org.junit.jupiter.api.Test;

class PlaceValuesTests {

    @Test // one locality has no other choice beside it, so its table is the best that anybody can do
    void aSingleLocalitysTableIsWhatTryingEverythingSays() {
        for (int seed = 1; seed <= 12; seed++) {
            var cases = oneLocality(seed, 5, 3);
            var moment = BatchPolicyTests.moment(cases, new int[] {0}, 1, 8, 1 + seed % 6, seed);

            var values = PlaceValues.of(moment, Prices.of(2, new double[] {1e-6, 1e-6}), 1, false);

            double with = best(cases, 5, 3, 1 + seed % 6);
            for (int k = cases.pairStart(0); k < cases.pairEnd(0); k++) {
                int persons = (int) cases.demand(0, k, cases.dimensionIndex("persons"));
                int seats = (int) cases.demand(0, k, cases.dimensionIndex("seats"));
                double without = best(cases, 5 - persons, 3 - seats, 1 + seed % 6);
                assertThat(values.cost(0, k, moment.later()))
                        .as("seed %d", seed)
                        .isCloseTo(with - without, within(1e-4));
            }
        }
    }

    @Test
    void aRestThatNobodyFitsIsWorthNothing() {
        var builder = PlacementProblem.builder();
        builder.locality("fjord");
        builder.capacity("fjord", "persons", 4);
        for (int f = 0; f < 5; f++) {
            builder.family("F" + f, f == 0 ? 1 : 3, Priority.NR);
            builder.demand("F" + f, "persons", f == 0 ? 1 : 3).value("F" + f, "fjord", f == 0 ? 1 : 9);
        }
        var moment = BatchPolicyTests.moment(builder.build(), new int[] {0}, 1, 4, 3, 1);

        var values = PlaceValues.of(moment, Prices.of(1, new double[] {3}), 1, false);

        assertThat(values.cost(0, 0, moment.later()))
                .as("a price would say 3, and all who come are three")
                .isZero();
    }

    @Test
    void whatIsLargeStaysPriced() {
        var builder = PlacementProblem.builder();
        builder.locality("by");
        builder.capacity("by", "persons", 500);
        for (int f = 0; f < 4; f++) {
            builder.family("F" + f, 2, Priority.NR);
            builder.demand("F" + f, "persons", 2).value("F" + f, "by", 9);
        }
        var moment = BatchPolicyTests.moment(builder.build(), new int[] {0}, 1, 3, 400, 1);

        var values = PlaceValues.of(moment, Prices.of(1, new double[] {3}), 1, false);

        assertThat(values.cost(0, 0, moment.later())).isEqualTo(6);
    }

    /// What the best rule makes of what is left: for each case that comes, take it or not.
    private static double best(PlacementProblem cases, int persons, int seats, int coming) {
        if (coming == 0) {
            return 0;
        }
        double no = best(cases, persons, seats, coming - 1);
        double sum = 0;
        for (int f = 1; f < cases.families(); f++) {
            int k = cases.pairStart(f);
            int p = (int) cases.demand(f, k, cases.dimensionIndex("persons"));
            int s = (int) cases.demand(f, k, cases.dimensionIndex("seats"));
            double yes = p <= persons && s <= seats
                    ? cases.pairValue(k) + best(cases, persons - p, seats - s, coming - 1)
                    : 0;
            sum += Math.max(no, yes);
        }
        return sum / (cases.families() - 1);
    }

    private static PlacementProblem oneLocality(int seed, int persons, int seats) {
        var chance = new SplittableRandom(seed);
        var builder = PlacementProblem.builder();
        builder.locality("fjord");
        builder.capacity("fjord", "persons", persons).capacity("fjord", "seats", seats);
        for (int f = 0; f < 9; f++) {
            int size = 1 + chance.nextInt(3);
            builder.family("F" + f, size, Priority.NR);
            builder.demand("F" + f, "persons", size).demand("F" + f, "seats", chance.nextInt(0, size));
            builder.value("F" + f, "fjord", chance.nextInt(1, 20));
        }
        return builder.build();
    }
}
