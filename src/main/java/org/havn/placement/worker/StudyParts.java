package org.havn.placement.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.havn.placement.engine.FairOptimum;
import org.havn.placement.engine.GroupFloor;
import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.wishes.DialPoint;
import org.havn.placement.engine.wishes.PriorityMechanism;
import org.havn.placement.engine.wishes.Ranking;

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
            return new FindingParts(results, null, null);
        }
    }

    record Dial(ProblemParts problem, List<Ranking> rankings, List<Double> settings, Duration each, long seed)
            implements StudyParts {
        @Override
        public FindingParts run() {
            var mechanism = new PriorityMechanism(problem.problem(), rankings, each, seed);
            var best = mechanism.best();
            if (best.plan() == null) {
                return new FindingParts(null, new Findings.Dialled(0, 0, 0, List.of()), null);
            }
            var points = new ArrayList<DialPoint>();
            for (var setting : settings) {
                points.add(mechanism.at(setting));
            }
            return new FindingParts(
                    null, new Findings.Dialled(best.objective(), best.bound(), best.placed(), points), null);
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
            return new FindingParts(null, null, new Findings.Priced(prices));
        }
    }
}
