package org.havn.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.placement.engine.PairFacts;
import org.havn.placement.engine.PlacementPlan;
import org.havn.placement.engine.PlacementProblem;
import org.jspecify.annotations.Nullable;

/// A round as the engine sees it, and what the engine cannot know: why a pair is worth what it is, or impossible.
final class RoundProblem {
    private static final int MOST_TOLD = 6;

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

    /// Where a plan of this problem puts each household; those without a place are left out.
    Map<CaseNumber, CommunityId> places(PlacementPlan plan) {
        var places = new HashMap<CaseNumber, CommunityId>();
        for (int family = 0; family < problem.families(); family++) {
            var locality = plan.localityOf(family);
            if (locality != PlacementProblem.NONE) {
                places.put(new CaseNumber(problem.familyId(family)), new CommunityId(problem.localityId(locality)));
            }
        }
        return places;
    }

    /// How many needs of a household stay without an offer there; all that it has where it has no place.
    int uncovered(CaseNumber household, @Nullable CommunityId community) {
        if (community == null) {
            var profile = households.get(household);
            return profile == null ? 0 : profile.needs().size();
        }
        return fit(household, community).map(it -> it.uncovered().size()).orElse(0);
    }

    /// How many needs stay without an offer in a plan, families without a place not counted.
    int uncovered(Map<CaseNumber, CommunityId> places) {
        return places.entrySet().stream()
                .mapToInt(it -> uncovered(it.getKey(), it.getValue()))
                .sum();
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

    /// What would give a place to a household that a plan leaves without one, the surest and smallest lack first.
    ///
    /// First come communities where a single thing is missing beside the plan's other households, then those where
    /// a single thing is missing if others can move.
    List<Reasons.Change> mending(CaseNumber household, PlacementPlan plan) {
        var taken = taken(plan);
        var nobody = new double[taken.length];
        var changes = new ArrayList<Reasons.Change>();
        var ifOthersMove = new ArrayList<Reasons.Change>();
        fits(household).keySet().stream()
                .sorted(Comparator.comparing(CommunityId::value))
                .forEach(community -> {
                    var lacks = lacks(household, community, taken, "capacity");
                    var alone = lacks(household, community, nobody, "capacity-if-others-move");
                    if (lacks.size() == 1) {
                        changes.add(lacks.getFirst());
                    } else if (alone.size() == 1) {
                        ifOthersMove.add(alone.getFirst());
                    }
                });
        var smallest =
                Comparator.comparingDouble((Reasons.Change it) -> it.added() == null ? Double.MAX_VALUE : it.added());
        return Stream.concat(
                        changes.stream().sorted(smallest), ifOthersMove.stream().sorted(smallest))
                .limit(MOST_TOLD)
                .toList();
    }

    private List<Reasons.Change> lacks(CaseNumber household, CommunityId community, double[] taken, String kind) {
        var lacks = new ArrayList<Reasons.Change>();
        fit(household, community)
                .map(Fit::obstacles)
                .orElse(List.of())
                .forEach(it -> lacks.add(new Reasons.Change(
                        "need",
                        community.value(),
                        null,
                        it.need().value().toString(),
                        it.capability().value(),
                        null)));
        var locality = problem.localityIndex(community.value());
        demand(household).forEach((dimension, wanted) -> {
            var index = problem.dimensionIndex(dimension.key());
            var left = Math.max(0, problem.free(locality, index) - taken[locality * problem.dimensions() + index]);
            if (wanted > left) {
                lacks.add(new Reasons.Change(kind, community.value(), dimension.key(), null, null, wanted - left));
            }
        });
        return lacks;
    }

    private double[] taken(PlacementPlan plan) {
        var taken = new double[problem.localities() * problem.dimensions()];
        for (int family = 0; family < problem.families(); family++) {
            var locality = plan.localityOf(family);
            for (int dimension = 0;
                    locality != PlacementProblem.NONE && dimension < problem.dimensions();
                    dimension++) {
                taken[locality * problem.dimensions() + dimension] +=
                        problem.demand(family, problem.pair(family, locality), dimension);
            }
        }
        return taken;
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
