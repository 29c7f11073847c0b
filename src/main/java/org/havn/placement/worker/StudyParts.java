package org.havn.placement.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.havn.placement.engine.Chosen;
import org.havn.placement.engine.FairOptimum;
import org.havn.placement.engine.GroupFloor;
import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.SolveStatus;
import org.havn.placement.engine.wishes.DialPoint;
import org.havn.placement.engine.wishes.PriorityMechanism;
import org.havn.placement.engine.wishes.Ranking;
import org.havn.placement.simulate.Period;
import org.havn.placement.simulate.PolicyChoice;

/// A study on its way to the worker, and how the worker does it.
sealed interface StudyParts {
    FindingParts run();

    static StudyParts of(Study study) {
        return switch (study) {
            case Study.Variants(var problems, var options) ->
                new Variants(problems.stream().map(ProblemParts::of).toList(), options);
            case Study.Dial(var problem, var rankings, var settings, var each, var seed) ->
                new Dial(ProblemParts.of(problem), rankings, settings, each, seed);
            case Study.Floors(var problem, var floors) -> new Floors(ProblemParts.of(problem), floors);
            case Study.Lab lab ->
                new Lab(
                        ProblemParts.of(lab.cases()),
                        lab.arriving(),
                        lab.past(),
                        lab.batches(),
                        lab.orders(),
                        lab.policies(),
                        lab.futures(),
                        lab.hindsight(),
                        lab.seed());
        };
    }

    record Variants(List<ProblemParts> problems, PlacementOptions options) implements StudyParts {
        @Override
        public FindingParts run() {
            var engine = new PlacementEngine();
            var results = new ArrayList<ResultParts>();
            for (var parts : problems) {
                var problem = parts.problem();
                results.add(ResultParts.of(problem, engine.solve(problem, options)));
            }
            return new FindingParts(results, null, null, null);
        }
    }

    record Dial(ProblemParts problem, List<Ranking> rankings, List<Double> settings, Duration each, long seed)
            implements StudyParts {
        @Override
        public FindingParts run() {
            var mechanism = new PriorityMechanism(problem.problem(), rankings, each, seed);
            var best = mechanism.best();
            if (best.plan() == null) {
                return new FindingParts(null, new Findings.Dialled(0, 0, 0, List.of()), null, null);
            }
            var points = new ArrayList<DialPoint>();
            for (var setting : settings) {
                points.add(mechanism.at(setting));
            }
            return new FindingParts(
                    null, new Findings.Dialled(best.objective(), best.bound(), best.placed(), points), null, null);
        }
    }

    record Floors(ProblemParts problem, List<GroupFloor> floors) implements StudyParts {
        @Override
        public FindingParts run() {
            PlacementProblem whole = problem.problem();
            var prices = new ArrayList<Findings.FloorPrice>();
            for (var floor : floors) {
                var fair = FairOptimum.of(whole, List.of(floor));
                prices.add(new Findings.FloorPrice(floor.name(), Math.max(0, fair.cost()), fair.reached()));
            }
            return new FindingParts(null, null, new Findings.Priced(prices), null);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // made and taken apart within this package, and never changed
    record Lab(
            ProblemParts cases,
            int[] arriving,
            int[] past,
            int batches,
            int orders,
            List<String> policies,
            int futures,
            Duration hindsight,
            long seed)
            implements StudyParts {
        private static final int THREADS = 2;

        @Override
        public FindingParts run() {
            var period = new Period(cases.problem(), arriving, past, batches, seed);
            var whole = Chosen.of(period.cases(), arriving, period.free());
            var best = new PlacementEngine()
                    .solve(
                            whole,
                            PlacementOptions.standard()
                                    .withMinimalPrices(false)
                                    .withTimeLimit(hindsight)
                                    .withWorkers(THREADS)
                                    .withSeed(seed));
            var runs = new ArrayList<Findings.Run>();
            for (int order = 1; order <= orders; order++) {
                var now = period.order(order);
                for (var word : policies) {
                    var outcome = PolicyChoice.of(word).run(now, futures, THREADS, seed, _ -> {});
                    runs.add(new Findings.Run(
                            word, order, outcome.value(), outcome.placed(), outcome.localities(), now.arriving()));
                }
            }
            return new FindingParts(
                    null,
                    null,
                    null,
                    new Findings.Simulated(
                            best.objective(),
                            best.bound(),
                            best.status() == SolveStatus.OPTIMAL,
                            best.placed(),
                            hindsight(period.cases(), best),
                            runs));
        }

        /// Where hindsight puts each family, by its number among the cases.
        private int[] hindsight(PlacementProblem cases, PlacementResult best) {
            int[] localities = new int[cases.families()];
            Arrays.fill(localities, PlacementProblem.NONE);
            var plan = best.plan();
            for (int at = 0; plan != null && at < arriving.length; at++) {
                localities[arriving[at]] = plan.localityOf(at);
            }
            return localities;
        }
    }
}
