package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havn.placement.engine.PlacementProblem.NONE;

import org.junit.jupiter.api.Test;

class PlanCheckerTests {
    private static final PlacementOptions OPTIONS = PlacementOptions.standard();

    /// Two families of three and four, two places of five, the pair of B in Oslo inadmissible.
    private static PlacementProblemBuilder twoFamilies() {
        var b = PlacementProblem.builder();
        b.family("A", 3, Priority.EM);
        b.family("B", 4, Priority.NR);
        b.locality("Bergen");
        b.locality("Oslo");
        return b.capacity("Bergen", "persons", 5)
                .capacity("Oslo", "persons", 5)
                .demand("A", "persons", 3)
                .demand("B", "persons", 4)
                .value("A", "Bergen", 2)
                .value("A", "Oslo", 1)
                .value("B", "Bergen", 6);
    }

    private static PlacementPlan plan(PlacementProblem problem, int... localities) {
        return PlacementPlan.of(problem, localities);
    }

    @Test
    void aGoodPlanHasNoFault() {
        var problem = twoFamilies().build();

        assertThat(new PlanChecker(problem).check(plan(problem, 1, 0), OPTIONS, 7))
                .isEmpty();
    }

    @Test
    void tooManyInOnePlaceIsFound() {
        var problem = twoFamilies().build();

        assertThat(new PlanChecker(problem).check(plan(problem, 0, 0), OPTIONS, 8))
                .containsExactly(new PlanFault.OverCapacity("Bergen", "persons", 7, 5));
    }

    @Test
    void whatIsReservedIsNotFree() {
        var problem = twoFamilies().reserve("Bergen", "persons", 2).build();

        assertThat(new PlanChecker(problem).check(plan(problem, NONE, 0), OPTIONS, 6))
                .containsExactly(new PlanFault.OverCapacity("Bergen", "persons", 4, 3));
    }

    @Test
    void anInadmissibleOrForbiddenPairIsFound() {
        var problem = twoFamilies().forbid("A", "Oslo").build();

        assertThat(new PlanChecker(problem).check(plan(problem, 1, 1), OPTIONS, 1))
                .contains(new PlanFault.Forbidden("A", "Oslo"), new PlanFault.Inadmissible("B", "Oslo"));
    }

    @Test
    void anIgnoredPinAndAnUnplacedFamilyAreFound() {
        var problem = twoFamilies().pin("A", "Bergen").build();

        assertThat(new PlanChecker(problem).check(plan(problem, NONE, 0), OPTIONS.withPlaceAll(true), 6))
                .containsExactly(new PlanFault.PinIgnored("A", "Bergen", ""), new PlanFault.Unplaced("A"));
    }

    @Test
    void aBrokenLinkIsFound() {
        var problem =
                twoFamilies().link(new Link("A", "B", new Link.Together())).build();

        assertThat(new PlanChecker(problem).check(plan(problem, 1, 0), OPTIONS, 7))
                .containsExactly(new PlanFault.LinkBroken("A", "Oslo", "B", "Bergen"));
        assertThat(new PlanChecker(problem).check(plan(problem, 1, NONE), OPTIONS, 1))
                .containsExactly(new PlanFault.LinkBroken("A", "Oslo", "B", ""));
    }

    @Test
    void aWrongSumAndALocalityThatDoesNotExistAreFound() {
        var problem = twoFamilies().build();

        assertThat(new PlanChecker(problem).check(plan(problem, 1, 0), OPTIONS, 7.5))
                .containsExactly(new PlanFault.WrongObjective(7.5, 7));
        assertThat(new PlanChecker(problem).check(plan(problem, 9, NONE), OPTIONS, 0))
                .containsExactly(new PlanFault.UnknownLocality("A", 9));
    }

    @Test
    void aBoundThatThePlanExceedsAndACountThatIsNotHeldAreFound() {
        var problem = twoFamilies().build();
        var proof = new StageProof(SolveProgress.Stage.EMERGENCY, 1, 1, true);
        var result = new PlacementResult(
                SolveStatus.FEASIBLE,
                plan(problem, NONE, 0),
                6,
                5,
                0.1,
                1,
                null,
                java.util.List.of(proof),
                java.util.List.of(),
                false,
                java.util.List.of(),
                java.util.Map.of(),
                java.util.Map.of());

        assertThat(new PlanChecker(problem).check(result, OPTIONS))
                .containsExactly(new PlanFault.BoundExceeded(5, 6), new PlanFault.CountNotHeld(Priority.EM, 1, 0));
    }

    @Test
    void familiesTooNearToEachOtherAreFound() {
        var builder = PlacementProblem.builder();
        builder.family("A", 1, Priority.NR);
        builder.family("B", 1, Priority.NR);
        builder.locality("fjell");
        builder.locality("fjord");
        var problem = builder.value("A", "fjord", 1)
                .value("B", "fjell", 1)
                .apart(new Apart("A", "B", new Link.WithinMinutes((from, to) -> from.equals("fjell") ? 20 : 90, 30)))
                .build();
        var plan =
                PlacementPlan.of(problem, new int[] {problem.localityIndex("fjord"), problem.localityIndex("fjell")});

        assertThat(new PlanChecker(problem).check(plan, PlacementOptions.standard(), 2))
                .containsExactly(new PlanFault.TooNear("A", "fjord", "B", "fjell"));
    }
}
