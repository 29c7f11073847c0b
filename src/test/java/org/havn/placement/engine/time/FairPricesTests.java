package org.havn.placement.engine.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.Priority;
import org.junit.jupiter.api.Test;

class FairPricesTests {
    private final PlacementProblem cases = cases();
    private final int fjord = cases.localityIndex("fjord");
    private final int fjell = cases.localityIndex("fjell");

    @Test
    void aGuaranteeTurnsTheChoiceAndHasItsPrice() {
        var moment = BatchPolicyTests.moment(cases, new int[] {0, 1}, 2, 1, 0, 1);
        var group = new BitSet();
        group.set(0);

        var without = FairPrices.of(moment, List.of(), 3, 1);
        var with = FairPrices.of(moment, List.of(Guarantee.of("small families", group, 6)), 3, 1);

        var options = PlacementOptions.standard();
        assertThat(without.place(moment, options).localities()).containsExactly(fjell, fjord);
        var plan = with.place(moment, options);
        assertThat(plan.localities()).containsExactly(fjord, fjell);
        assertThat(plan.value(moment)).isEqualTo(8);
        assertThat(with.reachable()).isEqualTo(1);
        assertThat(with.weights().getFirst())
                .as("2 and a half of it are as much as 3")
                .isCloseTo(0.5, within(1e-4));
        assertThat(with.cost()).isCloseTo(1, within(1e-5));
    }

    @Test
    void whatAGroupGotSoFarCounts() {
        var moment = BatchPolicyTests.moment(cases, new int[] {0, 1}, 2, 1, 0, 1);
        var group = new BitSet();
        group.set(0);
        var guarantee = Guarantee.of("small families", group, 5);

        var after = guarantee.after(moment, new BatchPlan(new int[] {fjell, fjord}, FuturePrices.none(cases)));

        assertThat(after.decided()).isEqualTo(1);
        assertThat(after.value()).isEqualTo(4);
    }

    /// One place in the fjord: the first gains 2 by it, the second 3.
    private static PlacementProblem cases() {
        var builder = PlacementProblem.builder();
        builder.locality("fjord");
        builder.locality("fjell");
        builder.capacity("fjord", "persons", 1).capacity("fjell", "persons", 2);
        double[][] values = {{6, 4}, {5, 2}, {1, 1}};
        for (int f = 0; f < 3; f++) {
            builder.family("F" + f, 1, Priority.NR);
            builder.demand("F" + f, "persons", 1);
            builder.value("F" + f, "fjord", values[f][0]).value("F" + f, "fjell", values[f][1]);
        }
        return builder.build();
    }
}
