package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which families are kept apart from which, by number.
final class ApartRules {
    private record Rule(int other, Apart apart) {}

    private final PlacementProblem problem;
    private final Map<Integer, List<Rule>> rules = new HashMap<>();

    ApartRules(PlacementProblem problem) {
        this.problem = problem;
        for (var apart : problem.aparts()) {
            int one = problem.familyIndex(apart.family());
            int other = problem.familyIndex(apart.other());
            rules.computeIfAbsent(one, f -> new ArrayList<>()).add(new Rule(other, apart));
            rules.computeIfAbsent(other, f -> new ArrayList<>()).add(new Rule(one, apart));
        }
    }

    boolean concern(int family) {
        return rules.containsKey(family);
    }

    /// Families from which this one is kept apart.
    int[] others(int family) {
        return rules.getOrDefault(family, List.of()).stream()
                .mapToInt(Rule::other)
                .distinct()
                .toArray();
    }

    /// Whether a pair is too near to where the plan puts others, one of whom may be on the way out.
    boolean clash(int family, int pair, int[] plan, int leaving) {
        for (var rule : rules.getOrDefault(family, List.of())) {
            if (rule.other() != leaving && plan[rule.other()] != NONE && tooNear(rule, pair, plan[rule.other()])) {
                return true;
            }
        }
        return false;
    }

    /// Whether two families may not have these pairs at once.
    boolean clash(int family, int pair, int other, int otherPair) {
        return rules.getOrDefault(family, List.of()).stream()
                .anyMatch(rule -> rule.other() == other && tooNear(rule, pair, otherPair));
    }

    /// Whether the plan keeps everybody apart.
    boolean allHold(int[] plan) {
        return rules.keySet().stream().noneMatch(f -> plan[f] != NONE && clash(f, plan[f], plan, NONE));
    }

    private boolean tooNear(Rule rule, int pair, int otherPair) {
        return rule.apart()
                .tooNear(
                        problem.localityId(problem.pairLocality(pair)),
                        problem.localityId(problem.pairLocality(otherPair)));
    }
}
