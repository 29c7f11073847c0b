package org.havn.placement.worker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.havn.placement.engine.PairFacts;
import org.havn.placement.engine.PlacementProblem;

/// The caller's facts as a table, since the worker cannot ask the caller: parts of values by pair, obstacles by
/// inadmissible
/// combination. Equal obstacles are kept once.
///
/// @param keys of the parts of values
/// @param amounts by pair, then key; NaN where a pair has no such part
/// @param obstacles each list of obstacles that occurs
/// @param obstacleOf by family, then locality: which of them, or -1 for none
@SuppressWarnings("ArrayRecordComponent") // made and taken apart within this package, and never changed
record FactsTable(List<String> keys, double[] amounts, List<List<PairFacts.Obstacle>> obstacles, int[] obstacleOf) {
    private static final int NONE = -1;

    static FactsTable of(PlacementProblem problem, PairFacts facts) {
        var keys = new LinkedHashMap<String, Integer>();
        var rows = new ArrayList<List<PairFacts.ValueTerm>>();
        var distinct = new LinkedHashMap<List<PairFacts.Obstacle>, Integer>();
        var obstacleOf = new int[problem.families() * problem.localities()];
        Arrays.fill(obstacleOf, NONE);
        for (int family = 0; family < problem.families(); family++) {
            for (int locality = 0; locality < problem.localities(); locality++) {
                var familyId = problem.familyId(family);
                var localityId = problem.localityId(locality);
                if (problem.pair(family, locality) == PlacementProblem.NONE) {
                    var obstacles = List.copyOf(facts.obstacles(familyId, localityId));
                    var known = distinct.computeIfAbsent(obstacles, ignored -> distinct.size());
                    obstacleOf[family * problem.localities() + locality] = known;
                } else {
                    var terms = List.copyOf(facts.terms(familyId, localityId));
                    terms.forEach(term -> keys.putIfAbsent(term.key(), keys.size()));
                    rows.add(terms);
                }
            }
        }
        return new FactsTable(
                List.copyOf(keys.keySet()), amounts(rows, keys), List.copyOf(distinct.keySet()), obstacleOf);
    }

    PairFacts facts(PlacementProblem problem) {
        return new PairFacts() {
            @Override
            public List<ValueTerm> terms(String family, String locality) {
                var pair = problem.pair(problem.familyIndex(family), problem.localityIndex(locality));
                var terms = new ArrayList<ValueTerm>();
                for (int key = 0; key < keys.size(); key++) {
                    var amount = amounts[pair * keys.size() + key];
                    if (!Double.isNaN(amount)) {
                        terms.add(new ValueTerm(keys.get(key), amount));
                    }
                }
                return terms;
            }

            @Override
            public List<Obstacle> obstacles(String family, String locality) {
                var at = problem.familyIndex(family) * problem.localities() + problem.localityIndex(locality);
                return obstacleOf[at] == NONE ? List.of() : obstacles.get(obstacleOf[at]);
            }
        };
    }

    private static double[] amounts(List<List<PairFacts.ValueTerm>> rows, Map<String, Integer> keys) {
        var amounts = new double[rows.size() * keys.size()];
        Arrays.fill(amounts, Double.NaN);
        for (int pair = 0; pair < rows.size(); pair++) {
            for (var term : rows.get(pair)) {
                var key = keys.getOrDefault(term.key(), NONE);
                amounts[pair * keys.size() + key] = term.amount();
            }
        }
        return amounts;
    }
}
