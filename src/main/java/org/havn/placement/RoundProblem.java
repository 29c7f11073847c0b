package org.havn.placement;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.placement.engine.PairFacts;
import org.havn.placement.engine.PlacementProblem;

/// A round as the engine sees it, and what the engine cannot know: why a pair is worth what it is, or impossible.
final class RoundProblem {
    private final PlacementProblem problem;
    private final Map<CaseNumber, HouseholdProfile> households;
    private final Map<CaseNumber, Map<Dimension, Integer>> demands;
    private final Map<CaseNumber, Map<CommunityId, Fit>> fits;

    RoundProblem(
            PlacementProblem problem,
            Map<CaseNumber, HouseholdProfile> households,
            Map<CaseNumber, Map<Dimension, Integer>> demands,
            Map<CaseNumber, Map<CommunityId, Fit>> fits) {
        this.problem = problem;
        this.households = Map.copyOf(households);
        this.demands = Map.copyOf(demands);
        this.fits = Map.copyOf(fits);
    }

    PlacementProblem problem() {
        return problem;
    }

    Map<CaseNumber, HouseholdProfile> households() {
        return households;
    }

    Map<Dimension, Integer> demand(CaseNumber household) {
        return demands.getOrDefault(household, Map.of());
    }

    Optional<Fit> fit(CaseNumber household, CommunityId community) {
        return Optional.ofNullable(fits.getOrDefault(household, Map.of()).get(community));
    }

    /// How the household would fare everywhere.
    Map<CommunityId, Fit> fits(CaseNumber household) {
        return fits.getOrDefault(household, Map.of());
    }

    /// What stands against a household without a place, most frequent first: hard needs out of reach, and dimensions
    /// that are too small even with nobody else there. Known without asking the solver.
    List<Reasons.Blocked> blocked(CaseNumber household) {
        var counts = new LinkedHashMap<Reasons.Blocked, Integer>();
        var family = problem.familyIndex(household.value());
        fits(household).forEach((community, fit) -> {
            for (var obstacle : fit.obstacles()) {
                var need = obstacle.need().value().toString();
                counts.merge(
                        new Reasons.Blocked(
                                "need", null, need, obstacle.capability().value(), 0),
                        1,
                        Integer::sum);
            }
            var locality = problem.localityIndex(community.value());
            for (var wanted :
                    fit.admissible() ? demand(household).entrySet() : Set.<Map.Entry<Dimension, Integer>>of()) {
                var dimension = problem.dimensionIndex(wanted.getKey().key());
                if (family >= 0 && wanted.getValue() > problem.free(locality, dimension)) {
                    counts.merge(
                            new Reasons.Blocked(
                                    "capacity-even-empty", wanted.getKey().key(), null, null, 0),
                            1,
                            Integer::sum);
                }
            }
        });
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Reasons.Blocked, Integer>comparingByValue().reversed())
                .map(it -> new Reasons.Blocked(
                        it.getKey().kind(),
                        it.getKey().dimension(),
                        it.getKey().need(),
                        it.getKey().capability(),
                        it.getValue()))
                .toList();
    }

    /// The terms and obstacles, for the engine's explanations.
    PairFacts facts() {
        return new PairFacts() {
            @Override
            public List<ValueTerm> terms(String family, String locality) {
                return fit(new CaseNumber(family), new CommunityId(locality)).map(Fit::terms).orElse(List.of()).stream()
                        .map(term -> new ValueTerm(term.key(), term.amount()))
                        .toList();
            }

            @Override
            public List<Obstacle> obstacles(String family, String locality) {
                return fit(new CaseNumber(family), new CommunityId(locality))
                        .map(Fit::obstacles)
                        .orElse(List.of())
                        .stream()
                        .map(it -> new Obstacle(
                                "out-of-reach",
                                List.of(
                                        it.need().value().toString(),
                                        it.capability().value())))
                        .toList();
            }
        };
    }

    static Map<CaseNumber, HouseholdProfile> byNumber(List<HouseholdProfile> profiles) {
        var byNumber = new HashMap<CaseNumber, HouseholdProfile>();
        profiles.forEach(profile -> byNumber.put(profile.number(), profile));
        return byNumber;
    }
}
