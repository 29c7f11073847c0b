package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Questions that start where a proof over whole family sets ended: its branches, its sets, and the pairs that its
/// prices rule out.
class AskedAgainTests {
    private static final int PROBLEMS = 2_000;
    private static final PlacementOptions OPTIONS = PlacementOptions.standard().withTimeLimit(Duration.ofSeconds(60));

    private static PlacementResult solvedBySets(PlacementProblem problem, PlacementOptions options) {
        return new Solve(problem, options, SolveProgress.silent()).setsAlone().run();
    }

    private static int branches(PlacementResult result) {
        var prices = result.prices();
        var programme = prices == null ? null : prices.basis().programme();
        return programme == null ? 0 : programme.branches.size();
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void whatAForcedChoiceCostsIsWhatTryingEveryPlanSays(Objective objective) {
        var options = OPTIONS.withObjective(objective);
        int branched = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            var problem = RandomProblems.small(seed * 31L + 7);
            var result = solvedBySets(problem, options);
            if (result.plan() == null) {
                continue;
            }
            branched += branches(result) > 1 ? 1 : 0;
            var explainer = new PlacementExplainer(problem, options, result, PairFacts.none(problem));
            for (var family : explainer.explainAll()) {
                for (var alternative : family.alternatives()) {
                    var about = "seed %d: %s to %s".formatted(seed, family.family(), alternative.locality());
                    var cost = Objects.requireNonNull(alternative.cost());
                    var brute = new BruteForce(
                            problem.withPin(
                                    problem.familyIndex(family.family()),
                                    problem.localityIndex(alternative.locality())),
                            options);
                    boolean feasible = brute.solve();
                    assertThat(cost.feasible()).as(about).isEqualTo(feasible);
                    if (feasible) {
                        assertThat(cost.proven()).as(about).isTrue();
                        assertThat(cost.cost()).as(about).isCloseTo(result.objective() - brute.value(), within(1e-6));
                    }
                }
            }
        }
        assertThat(branched).isGreaterThan(30);
    }

    @Test
    void oneMoreUnitAddsWhatTryingEveryPlanSays() {
        for (int seed = 0; seed < PROBLEMS; seed++) {
            var problem = RandomProblems.small(seed * 37L + 11, false);
            var result = solvedBySets(problem, OPTIONS);
            var more = new PlacementExplainer(problem, OPTIONS, result, PairFacts.none(problem)).oneMore(5);
            for (var one : more) {
                int l = problem.localityIndex(one.locality());
                int d = problem.dimensionIndex(one.dimension());
                var brute = new BruteForce(problem.withCapacity(l, d, problem.capacity(l, d) + 1), OPTIONS);
                brute.solve();
                assertThat(one.proven()).isTrue();
                assertThat(one.gain())
                        .as("seed %d %s", seed, one)
                        .isCloseTo(brute.value() - result.objective(), within(1e-6));
            }
        }
    }

    @Test // what the losses rule out is in no plan of the wanted weight, so one that forbids it all is as good
    void thePairsThatPricesRuleOutLeaveABestPlan() {
        int ruledOut = 0;
        for (int seed = 0; seed < PROBLEMS; seed++) {
            var problem = RandomProblems.small(seed * 41L + 13, false);
            var basis = Objects.requireNonNull(solvedBySets(problem, OPTIONS).prices())
                    .basis();
            var programme = basis.programme();
            if (programme == null) {
                continue;
            }
            var left = PairLosses.of(programme, 1_000_000)
                    .fix(basis.model(), programme.priced, new boolean[problem.localities()], basis.weight());
            var without = problem;
            for (int f = 0; f < problem.families(); f++) {
                for (int k = problem.pairStart(f); k < problem.pairEnd(f); k++) {
                    if (basis.model().open(k) && !left.open(k)) {
                        ruledOut++;
                        without = without.withForbidden(f, problem.pairLocality(k));
                    }
                }
            }
            var all = new BruteForce(problem, OPTIONS);
            var few = new BruteForce(without, OPTIONS);
            all.solve();
            few.solve();
            assertThat(few.value()).as("seed %d", seed).isCloseTo(all.value(), within(1e-7));
        }
        assertThat(ruledOut).isGreaterThan(PROBLEMS);
    }

    @Test // small places and like families: here proofs have branches, and questions are searched in two depths
    void inSmallPlacesAnswersAreThoseOfAFullSolve() {
        var options = OPTIONS.withObjective(Objective.PLACED_THEN_VALUE);
        int branched = 0;
        for (int seed = 1; seed <= 6; seed++) {
            var problem = RandomProblems.smallPlaces(16, 12, seed);
            var result = new PlacementEngine().solve(problem, options);
            branched += branches(result) > 1 ? 1 : 0;
            var explainer = new PlacementExplainer(problem, options, result, PairFacts.none(problem));
            for (var family : explainer.explainAll()) {
                int f = problem.familyIndex(family.family());
                for (var alternative : family.alternatives()) {
                    var about = "seed %d: %s to %s".formatted(seed, family.family(), alternative.locality());
                    var cost = Objects.requireNonNull(alternative.cost());
                    var pinned = problem.withPin(f, problem.localityIndex(alternative.locality()));
                    var anew = new PlacementEngine().solve(pinned, options);
                    assertThat(anew.status()).as(about).isEqualTo(SolveStatus.OPTIMAL);
                    assertThat(cost.proven()).as(about).isTrue();
                    assertThat(cost.placedLess()).as(about).isEqualTo(result.placed() - anew.placed());
                    assertThat(cost.cost()).as(about).isCloseTo(result.objective() - anew.objective(), within(1e-6));
                }
            }
        }
        assertThat(branched).isPositive();
    }

    @Test
    void answersDoNotDependOnHowManyThreadsAsk() {
        var options = OPTIONS.withObjective(Objective.PLACED_THEN_VALUE);
        var problem = RandomProblems.smallPlaces(20, 14, 3);
        var result = new PlacementEngine().solve(problem, options);

        var alone = new PlacementExplainer(problem, options.withWorkers(1), result, PairFacts.none(problem));
        var together = new PlacementExplainer(problem, options.withWorkers(4), result, PairFacts.none(problem));

        assertThat(together.explainAll()).isEqualTo(alone.explainAll());
        assertThat(together.oneMore(20)).isEqualTo(alone.oneMore(20));
    }
}
