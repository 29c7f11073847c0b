package org.havn.placement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
