package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.havn.placement.engine.FamilyExplanation.Blocked;

/// What stands between an unplaced family and each locality, counted.
final class BlockedPlaces {
    private final PlacementProblem problem;
    private final Basis basis;
    private final WhyNots whyNots;

    BlockedPlaces(PlacementProblem problem, Basis basis, WhyNots whyNots) {
        this.problem = problem;
        this.basis = basis;
        this.whyNots = whyNots;
    }

    /// Most frequent first; a locality counts for each thing that stands in the way there.
    List<Blocked> of(int f) {
        Map<IntFunction<Blocked>, Integer> counts = new HashMap<>();
        Map<Object, IntFunction<Blocked>> makers = new HashMap<>();
        for (int l = 0; l < problem.localities(); l++) {
            int pair = problem.pair(f, l);
            if (pair == NONE || !basis.model().open(pair)) {
                for (var reason : whyNots.closed(f, l)) {
                    countClosed(reason, makers, counts);
                }
            } else {
                for (int d : whyNots.full(f, pair)) {
                    var name = problem.dimension(d);
                    count(List.of(name, false), n -> new Blocked.ByCapacity(name, false, n), makers, counts);
                }
                for (var reason : whyNots.of(f, pair, null)) {
                    if (reason instanceof WhyNot.LinkWouldBreak(var other)) {
                        count(List.of("link", other), n -> new Blocked.ByLink(other, n), makers, counts);
                    }
                    if (reason instanceof WhyNot.SafetyDistance) {
                        count("people", Blocked.ByPeople::new, makers, counts);
                    }
                }
            }
        }
        var blocked = new ArrayList<Blocked>();
        counts.forEach((maker, count) -> blocked.add(maker.apply(count)));
        blocked.sort(Comparator.comparingInt(Blocked::localities).reversed().thenComparing(Blocked::toString));
        return blocked;
    }

    private static void countClosed(
            WhyNot reason, Map<Object, IntFunction<Blocked>> makers, Map<IntFunction<Blocked>, Integer> counts) {
        switch (reason) {
            case WhyNot.Inadmissible(var obstacles) ->
                obstacles.forEach(
                        o -> count(List.of(o.key(), o.arguments()), n -> new Blocked.ByNeed(o, n), makers, counts));
            case WhyNot.TooLarge(var dimension, var _, var _) ->
                count(List.of(dimension, true), n -> new Blocked.ByCapacity(dimension, true, n), makers, counts);
            case WhyNot.ForbiddenByPeople() -> count("people", Blocked.ByPeople::new, makers, counts);
            case WhyNot.PinnedElsewhere(var _) -> count("people", Blocked.ByPeople::new, makers, counts);
            case WhyNot.AnotherGainsMore _,
                    WhyNot.Scarce _,
                    WhyNot.LowerNet _,
                    WhyNot.LinkWouldBreak _,
                    WhyNot.SafetyDistance _,
                    WhyNot.EquallyGood _ -> {}
        }
    }

    private static void count(
            Object what,
            IntFunction<Blocked> maker,
            Map<Object, IntFunction<Blocked>> makers,
            Map<IntFunction<Blocked>, Integer> counts) {
        counts.merge(makers.computeIfAbsent(what, w -> maker), 1, Integer::sum);
    }
}
