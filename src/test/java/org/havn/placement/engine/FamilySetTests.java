package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The way over whole family sets, alone: no other part of the pipeline finds or proves anything here.
class FamilySetTests {
    private static final int PROBLEMS = 900;

    @ParameterizedTest(name = "{0}, all placed: {1}, smallest: {2}")
    @CsvSource({
        "VALUE, false, false",
        "PLACED_THEN_VALUE, false, false",
        "VALUE, true, false",
        "VALUE, true, true",
        "PLACED_THEN_VALUE, true, false"
    })
    void wholeFamilySetsAloneFindAndProveTheBestPlan(Objective objective, boolean placeAll, boolean minimise) {
        var options = PlacementOptions.standard()
                .withObjective(objective)
                .withPlaceAll(placeAll)
                .withMinimise(minimise)
                .withTimeLimit(Duration.ofSeconds(60));
        for (int seed = 0; seed < PROBLEMS; seed++) {
            var problem = RandomProblems.small(seed * 29L + 5);
            var brute = new BruteForce(problem, options);
            boolean feasible = brute.solve();

            var result = new Solve(problem, options, SolveProgress.silent())
                    .setsAlone()
                    .run();

            var about = "seed %d: %s".formatted(seed, problem);
            assertThat(result.plan() != null).as(about).isEqualTo(feasible);
            if (feasible) {
                assertThat(result.status()).as(about).isEqualTo(SolveStatus.OPTIMAL);
                assertThat(result.objective()).as(about).isCloseTo(brute.value(), within(1e-7));
                assertThat(new PlanChecker(problem).check(result, options))
                        .as(about)
                        .isEmpty();
            }
        }
    }

    @Test // many equal families in small places: what the programme over pairs cannot prove
    void likeFamiliesInSmallPlacesAreProvenOptimal() {
        for (int seed = 1; seed <= 4; seed++) {
            var problem = RandomProblems.smallPlaces(40, 30, seed);
            var options = PlacementOptions.standard()
                    .withObjective(Objective.PLACED_THEN_VALUE)
                    .withTimeLimit(Duration.ofMinutes(2));

            var result = new PlacementEngine().solve(problem, options);

            assertThat(result.status()).as("seed %d", seed).isEqualTo(SolveStatus.OPTIMAL);
        }
    }

    @Test
    void noPlanWeighsMoreThanTheBoundOfAnyPrices() {
        for (int seed = 0; seed < 300; seed++) {
            var problem = RandomProblems.small(seed * 41L + 2, false);
            var chance = new java.util.SplittableRandom(seed);
            var model = Model.of(problem).withStage(weights(problem), new boolean[problem.families()], new int[3]);
            var root = SetNode.root(model);
            double[] price = chance.doubles(problem.families(), 0, 9e3).toArray();
            var pricing =
                    new SetPricing(model, new PairsByLocality(problem), DualPoint.zero(model), 1.0 / 1024, 1_000_000);

            var priced = PricedSets.of(
                    root, prices(root, price, LinkRows.whateverOpens(problem, model.closed), new double[0]), pricing);

            var brute = new BruteForce(problem, PlacementOptions.standard());
            brute.solve();
            assertThat(priced.bound / 1000).as("seed %d", seed).isGreaterThanOrEqualTo(brute.value() - 1e-9);
        }
    }

    @Test
    void norMoreThanTheBoundOfAnyPricesOfBeingNear() {
        int linked = 0;
        for (int seed = 0; seed < 900; seed++) {
            var problem = RandomProblems.small(seed * 47L + 3);
            var options = PlacementOptions.standard();
            var brute = new BruteForce(problem, options);
            if (problem.links().isEmpty() || !brute.solve()) {
                continue;
            }
            linked++;
            var chance = new java.util.SplittableRandom(seed);
            var model = Model.of(problem).withStage(weights(problem), new boolean[problem.families()], new int[3]);
            var root = SetNode.root(model);
            var rows = LinkRows.whateverOpens(problem, model.closed);
            double[] price = chance.doubles(problem.families(), 0, 9e3).toArray();
            double[] near = chance.doubles(rows.rows().size(), 0, 9e3).toArray();
            var pricing =
                    new SetPricing(model, new PairsByLocality(problem), DualPoint.zero(model), 1.0 / 1024, 1_000_000);

            var priced = PricedSets.of(root, prices(root, price, rows, near), pricing);

            assertThat(priced.bound / 1000).as("seed %d", seed).isGreaterThanOrEqualTo(brute.value() - 1e-9);
        }
        assertThat(linked).isGreaterThan(100);
    }

    @Test
    void linkedFamiliesAreBoundedByWhatTheyCanHaveTogether() {
        var b = PlacementProblem.builder();
        for (var family : List.of("A", "B")) {
            b.family(family, 1, Priority.NR);
        }
        for (var locality : List.of("L", "M")) {
            b.locality(locality);
            b.capacity(locality, "persons", 2);
        }
        b.value("A", "L", 10).value("A", "M", 1).value("B", "L", 2).value("B", "M", 10);
        b.link(new Link("A", "B", new Link.Together()));
        var problem = b.build();
        var model = Model.of(problem).withStage(weights(problem), new boolean[2], new int[3]);

        var programme = SetProgramme.of(
                model,
                List.of(),
                DualPoint.zero(model),
                1_000_000,
                new Stop(Duration.ofMinutes(1), SolveProgress.silent()));

        assertThat(programme).isNotNull();
        assertThat(programme.priced.bound / 1000).isCloseTo(12, within(1e-3)); // and not 20
    }

    private static SetPrices prices(SetNode root, double[] family, LinkRows rows, double[] near) {
        return SetPrices.of(
                root,
                1.0 / 1024,
                family,
                new double[3],
                new double[0],
                new LinkPrices(rows, near, root.model().weight.length));
    }

    @Test
    void theBestSetOfALocalityIsTheBestOfAllSets() {
        for (int seed = 0; seed < 300; seed++) {
            var problem = RandomProblems.small(seed * 43L + 9, false);
            var chance = new java.util.SplittableRandom(seed);
            var model = Model.of(problem).withStage(weights(problem), new boolean[problem.families()], new int[3]);
            var root = SetNode.root(model);
            double[] price = chance.doubles(problem.families(), 0, 5e3).toArray();
            var prices = prices(root, price, LinkRows.whateverOpens(problem, model.closed), new double[0]);
            var pricing =
                    new SetPricing(model, new PairsByLocality(problem), DualPoint.zero(model), 1.0 / 1024, 1_000_000);
            for (int l = 0; l < problem.localities(); l++) {
                var best = pricing.best(model, l, prices);

                assertThat(best.fits(model)).isTrue();
                assertThat(SetPricing.worth(model, best, prices))
                        .as("seed %d, locality %d", seed, l)
                        .isCloseTo(bestByTrying(model, l, prices), within(1e-6));
            }
        }
    }

    private static double bestByTrying(Model model, int l, SetPrices prices) {
        double best = 0;
        for (int members = 1; members < 1 << model.families; members++) {
            var families = new java.util.ArrayList<Integer>();
            for (int f = 0; f < model.families; f++) {
                if ((members >> f & 1) == 1) {
                    families.add(f);
                }
            }
            if (families.stream().allMatch(f -> model.problem.pair(f, l) >= 0)) {
                var set = set(model, l, families);
                if (set.fits(model)) {
                    best = Math.max(best, SetPricing.worth(model, set, prices));
                }
            }
        }
        return best;
    }

    private static FamilySet set(Model model, int l, List<Integer> families) {
        int[] members = families.stream().mapToInt(f -> f).toArray();
        int[] pairs = families.stream().mapToInt(f -> model.problem.pair(f, l)).toArray();
        return new FamilySet(l, members, pairs, 0);
    }

    private static double[] weights(PlacementProblem problem) {
        double[] weight = new double[problem.pairs()];
        for (int k = 0; k < weight.length; k++) {
            weight[k] = Math.ceil(problem.pairValue(k) * 1000);
        }
        return weight;
    }
}
