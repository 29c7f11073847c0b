package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.List;
import org.havn.placement.engine.FamilyExplanation.Change;
import org.havn.placement.engine.FamilyExplanation.NetTerm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTests {
    private static final int PROBLEMS = 250;

    @ParameterizedTest
    @EnumSource(Objective.class)
    void whatAForcedChoiceCostsIsWhatTryingEveryPlanSays(Objective objective) {
        var options = PlacementOptions.standard().withObjective(objective);
        for (int seed = 0; seed < PROBLEMS; seed++) {
            var problem = RandomProblems.small(seed * 17L + 3);
            var result = new PlacementEngine().solve(problem, options);
            if (result.plan() == null) {
                continue;
            }
            var explainer = new PlacementExplainer(problem, options, result, PairFacts.none(problem));
            for (var family : explainer.explainAll()) {
                for (var alternative : family.alternatives()) {
                    var about = "seed %d: %s to %s".formatted(seed, family.family(), alternative.locality());
                    var cost = alternative.cost();
                    var pinned = problem.withPin(
                            problem.familyIndex(family.family()), problem.localityIndex(alternative.locality()));
                    var brute = new BruteForce(pinned, options);
                    boolean feasible = brute.solve();
                    assertThat(cost.feasible()).as(about).isEqualTo(feasible);
                    if (feasible) {
                        assertThat(cost.proven()).as(about).isTrue();
                        assertThat(cost.cost()).as(about).isCloseTo(result.objective() - brute.value(), within(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void theTermsOfWhyHereSumToTheNetValueThatTheSolverUsed() {
        var options = PlacementOptions.standard();
        var problem = RandomProblems.realistic(40, 60, 5, 1.0, 5);
        var result = new PlacementEngine().solve(problem, options);

        var all = new PlacementExplainer(problem, options, result, PairFacts.none(problem)).explainAll();

        for (var family : all) {
            double sum = family.whyHere().stream().mapToDouble(NetTerm::amount).sum();
            assertThat(sum).isCloseTo(family.net(), within(1e-9));
            if (family.locality() != null) {
                int f = problem.familyIndex(family.family());
                int l = problem.localityIndex(family.locality());
                double net = problem.pairValue(problem.pair(f, l));
                for (int d = 0; d < problem.dimensions(); d++) {
                    net -= result.prices().of(l, d) * problem.demand(f, problem.pair(f, l), d);
                }
                assertThat(family.net()).isCloseTo(net, within(1e-9));
            }
        }
    }

    @Test
    void theSmallestAddedCapacityPutsTheFamilyThereAndOneUnitLessDoesNot() {
        var options = PlacementOptions.standard();
        int seen = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            var problem = RandomProblems.small(seed * 13L + 1, false);
            var result = new PlacementEngine().solve(problem, options);
            var explainer = new PlacementExplainer(problem, options, result, PairFacts.none(problem));
            for (var family : explainer.explainAll()) {
                for (var change : family.changes()) {
                    if (change instanceof Change.MoreCapacity more && alone(more, family.changes())) {
                        seen++;
                        int f = problem.familyIndex(family.family());
                        assertThat(optimalThere(problem, options, f, more, more.added()))
                                .as("seed %d %s", seed, more)
                                .isTrue();
                        if (more.added() > 1) {
                            assertThat(optimalThere(problem, options, f, more, more.added() - 1))
                                    .as("seed %d %s", seed, more)
                                    .isFalse();
                        }
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(50);
    }

    private static boolean alone(Change.MoreCapacity more, List<Change> changes) {
        return changes.stream()
                        .filter(c -> c instanceof Change.MoreCapacity other
                                && other.locality().equals(more.locality()))
                        .count()
                == 1;
    }

    private static boolean optimalThere(
            PlacementProblem problem, PlacementOptions options, int f, Change.MoreCapacity more, double added) {
        int l = problem.localityIndex(more.locality());
        int d = problem.dimensionIndex(more.dimension());
        var larger = problem.withCapacity(l, d, problem.capacity(l, d) + added);
        var free = new BruteForce(larger, options);
        var pinned = new BruteForce(larger.withPin(f, l), options);
        free.solve();
        return pinned.solve() && pinned.value() > free.value() - 1e-7;
    }

    @Test
    void oneMoreUnitAddsWhatSolvingAgainSays() {
        var options = PlacementOptions.standard();
        for (int seed = 0; seed < PROBLEMS; seed++) {
            var problem = RandomProblems.small(seed * 19L + 11, false);
            var result = new PlacementEngine().solve(problem, options);
            var more = new PlacementExplainer(problem, options, result, PairFacts.none(problem)).oneMore(5);
            for (var one : more) {
                int l = problem.localityIndex(one.locality());
                int d = problem.dimensionIndex(one.dimension());
                var brute = new BruteForce(problem.withCapacity(l, d, problem.capacity(l, d) + 1), options);
                brute.solve();
                assertThat(one.proven()).isTrue();
                assertThat(one.gain())
                        .as("seed %d %s", seed, one)
                        .isCloseTo(brute.value() - result.objective(), within(1e-6));
            }
        }
    }

    @Test
    void anUnplacedFamilyIsToldWhatBlocksIt() {
        var problem = PlacementProblem.builder();
        problem.family("widow", 7, Priority.EM);
        problem.locality("Bergen");
        problem.locality("Oslo");
        problem.locality("Voss");
        problem.capacity("Bergen", "home for seven", 0)
                .demand("widow", "home for seven", 1)
                .value("widow", "Bergen", 10)
                .value("widow", "Voss", 4)
                .forbid("widow", "Voss");
        var built = problem.build();
        var options = PlacementOptions.standard();
        var result = new PlacementEngine().solve(built, options);
        var explainer = new PlacementExplainer(built, options, result, PairFacts.none(built));

        var why = explainer.explain("widow");

        assertThat(result.requirePlan().localityOf("widow")).isEmpty();
        assertThat(why.blocked())
                .containsExactlyInAnyOrder(
                        new FamilyExplanation.Blocked.ByCapacity("home for seven", true, 1),
                        new FamilyExplanation.Blocked.ByPeople(1),
                        new FamilyExplanation.Blocked.ByNeed(new PairFacts.Obstacle("not-admissible", List.of()), 1));
        assertThat(why.changes()).contains(new Change.MoreCapacity("Bergen", "home for seven", 1, 10, true));
        assertThat(explainer.whyNot("widow", "Bergen").whyNot())
                .containsExactly(new WhyNot.TooLarge("home for seven", 1, 0));
        assertThat(result.requirePlan().localityOf(0)).isEqualTo(NONE);
    }

    @Test
    void aNeedIsNamedAsTheLastObstacleOnlyWhereThePlanHasRoom() {
        var builder = PlacementProblem.builder();
        builder.family("widow", 7, Priority.EM);
        builder.family("neighbour", 3, Priority.NR);
        builder.family("hunter", 1, Priority.NR);
        for (var locality : List.of("full", "small", "near the hunter", "open")) {
            builder.locality(locality);
            builder.capacity(locality, "places", locality.equals("small") ? 6 : 8);
        }
        var problem = builder.demand("widow", "places", 7)
                .demand("neighbour", "places", 3)
                .demand("hunter", "places", 1)
                .value("neighbour", "full", 5)
                .value("hunter", "near the hunter", 5)
                .apart(new Apart("widow", "hunter", new Link.Together()))
                .build();
        var options = PlacementOptions.standard();
        var result = new PlacementEngine().solve(problem, options);

        var why = new PlacementExplainer(problem, options, result, PairFacts.none(problem)).explain("widow");

        assertThat(why.changes())
                .containsExactly(new Change.NeedMet("open", new PairFacts.Obstacle("not-admissible", List.of())));
    }

    @Test
    void aSafetyDistanceIsNamedAndTheOtherFamilyIsNot() {
        var builder = PlacementProblem.builder();
        builder.family("hiding", 1, Priority.NR);
        builder.family("sought", 1, Priority.NR);
        builder.locality("Bergen");
        builder.locality("Voss");
        var problem = builder.value("sought", "Bergen", 9)
                .value("sought", "Voss", 1)
                .value("hiding", "Bergen", 8)
                .value("hiding", "Voss", 5)
                .apart(new Apart("hiding", "sought", new Link.Together()))
                .build();
        var options = PlacementOptions.standard();
        var result = new PlacementEngine().solve(problem, options);
        var explainer = new PlacementExplainer(problem, options, result, PairFacts.none(problem));

        var whyNot = explainer.whyNot("hiding", "Bergen");

        assertThat(result.objective()).isEqualTo(14);
        assertThat(whyNot.whyNot()).contains(new WhyNot.SafetyDistance());
        assertThat(whyNot.toString()).doesNotContain("sought");
        assertThat(whyNot.cost().cost()).isEqualTo(5);
    }
}
