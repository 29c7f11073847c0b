package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EdgeCaseTests {
    private static final PlacementOptions OPTIONS = PlacementOptions.standard();

    private static PlacementResult solve(PlacementProblemBuilder problem) {
        return new PlacementEngine().solve(problem.build(), OPTIONS);
    }

    private static PlacementProblemBuilder one() {
        var b = PlacementProblem.builder();
        b.family("A", 2, Priority.NR);
        b.locality("L");
        return b;
    }

    @Test
    void nobodyToPlaceIsSolved() {
        var b = PlacementProblem.builder();
        b.locality("L");

        var result = solve(b.capacity("L", "persons", 3));

        assertThat(result.status()).isEqualTo(SolveStatus.OPTIMAL);
        assertThat(result.objective()).isZero();
        assertThat(result.gap()).isZero();
    }

    @Test
    void withoutAnyLocalityEverybodyStaysUnplaced() {
        var b = PlacementProblem.builder();
        b.family("A", 2, Priority.EM);

        var result = solve(b);

        assertThat(result.status()).isEqualTo(SolveStatus.OPTIMAL);
        assertThat(result.placed()).isZero();
    }

    @Test
    void whoNeedsNothingFitsWhereThereIsNothing() {
        var result = solve(one().capacity("L", "persons", 0).value("A", "L", 3));

        assertThat(result.placed()).isEqualTo(1);
    }

    @Test
    void whereThereIsNothingNobodyWhoNeedsItIsPlaced() {
        var result = solve(
                one().capacity("L", "persons", 0).demand("A", "persons", 2).value("A", "L", 3));

        assertThat(result.placed()).isZero();
        assertThat(result.status()).isEqualTo(SolveStatus.OPTIMAL);
    }

    @Test
    void aNegativeValueIsNotChosenUnlessEverybodyMustBePlaced() {
        var problem = one().value("A", "L", -3).build();

        assertThat(new PlacementEngine().solve(problem, OPTIONS).placed()).isZero();
        var all = new PlacementEngine().solve(problem, OPTIONS.withPlaceAll(true));
        assertThat(all.objective()).isEqualTo(-3);
        assertThat(all.status()).isEqualTo(SolveStatus.OPTIMAL);
        assertThat(new PlacementEngine()
                        .solve(problem, OPTIONS.withObjective(Objective.PLACED_THEN_VALUE))
                        .placed())
                .isEqualTo(1);
    }

    @Test
    void equalValuesAreDecidedTheSameWayEveryTime() {
        var b = PlacementProblem.builder();
        for (int i = 0; i < 6; i++) {
            b.family("F" + i, 1, Priority.NR);
            b.locality("L" + i);
            b.capacity("L" + i, "homes", 1).demand("F" + i, "homes", 1);
        }
        for (int i = 0; i < 36; i++) {
            b.value("F" + i / 6, "L" + i % 6, 1);
        }
        var problem = b.build();

        var once = new PlacementEngine().solve(problem, OPTIONS);
        var again = new PlacementEngine().solve(problem, OPTIONS);

        assertThat(once.objective()).isEqualTo(6);
        assertThat(again.plan()).isEqualTo(once.plan());
    }

    @Test
    void hugeAndTinyValuesLiveSideBySide() {
        var b = one();
        b.family("B", 1, Priority.NR);
        b.capacity("L", "homes", 1).demand("A", "homes", 1).demand("B", "homes", 1);

        var result = solve(b.value("A", "L", 1e12).value("B", "L", 1e-9));

        assertThat(result.status()).isEqualTo(SolveStatus.OPTIMAL);
        assertThat(result.objective()).isCloseTo(1e12, within(1e-3));
    }

    @Test
    void hugeCapacitiesAndFractionsAreExact() {
        var b = one();
        b.family("B", 1, Priority.NR);
        b.capacity("L", "seats", 0.3)
                .capacity("L", "persons", 1e12)
                .demand("A", "seats", 0.1)
                .demand("B", "seats", 0.2)
                .demand("A", "persons", 5);

        assertThat(solve(b.value("A", "L", 1).value("B", "L", 1)).placed()).isEqualTo(2);
    }

    @Test
    void aDimensionThatNobodyLimitsGetsAWarning() {
        assertThat(solve(one().demand("A", "moon seats", 1).value("A", "L", 1)).warnings())
                .containsExactly("Dimension 'moon seats' is demanded, and no locality limits it");
    }

    @Test
    void badInputGetsASentence() {
        assertThatThrownBy(() -> one().value("A", "L", Double.NaN))
                .hasMessage("The value of family 'A' in 'L' is a number of at most 1e12, but this was NaN");
        assertThatThrownBy(() -> one().demand("A", "persons", -1))
                .hasMessage("The demand of family 'A' for 'persons' is a number from 0 to 1e12, but this was -1.0");
        assertThatThrownBy(() -> one().value("X", "L", 1)).hasMessage("There is no family 'X'");
        assertThatThrownBy(() -> one().family("A", 1, Priority.NR)).hasMessage("Family 'A' comes twice");
        assertThatThrownBy(() -> one().value("A", "L", 1).value("A", "L", 2).build())
                .hasMessage("The value of family 'A' in 'L' comes twice");
        assertThatThrownBy(() -> one().pin("A", "L").build())
                .hasMessage("Family 'A' is pinned to 'L', but the pair is inadmissible");
        assertThatThrownBy(() -> one().demand("A", "persons", 0.1234567)
                        .value("A", "L", 1)
                        .build())
                .hasMessage("Amounts of 'persons' have at most 6 decimals, but this was 0.1234567");
        assertThatThrownBy(() -> OPTIONS.withMinimise(true))
                .hasMessage("Minimising is possible only when every family must be placed (placeAll)");
    }

    @Test
    void infeasibleProblemsNameSmallReasons() {
        var all = OPTIONS.withPlaceAll(true);
        var nowhere = one().build();
        var tooMany = one();
        tooMany.family("B", 1, Priority.NR);
        tooMany.family("C", 1, Priority.NR);
        tooMany.locality("M");
        tooMany.capacity("L", "persons", 2)
                .capacity("M", "persons", 9)
                .demand("A", "persons", 2)
                .demand("B", "persons", 1)
                .demand("C", "persons", 1)
                .value("A", "L", 1)
                .value("B", "L", 1)
                .value("C", "M", 1);

        var first = new PlacementEngine().solve(nowhere, all);
        var second = new PlacementEngine().solve(tooMany.build(), all);

        assertThat(first.status()).isEqualTo(SolveStatus.INFEASIBLE);
        assertThat(first.infeasible()).containsExactly(new InfeasibleBecause.NoAdmissibleLocality("A"));
        assertThat(second.infeasible())
                .containsExactly(new InfeasibleBecause.NotAllTogether(java.util.List.of("A", "B"), true));
    }
}
