package org.havn.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.havn.cases.CaseLink;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.SafetyDistance;
import org.havn.communities.Communities;
import org.havn.communities.Community;
import org.havn.communities.CommunityId;
import org.havn.communities.Dimension;
import org.havn.needs.NeedId;
import org.havn.placement.engine.Apart;
import org.havn.placement.engine.Link;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementProblemBuilder;
import org.havn.placement.engine.Priority;
import org.havn.platform.OwnWork;
import org.springframework.stereotype.Component;

/// Builds a round's problem from what the other modules hold on the day of the round.
@Component
class RoundProblems {
    private final RoundRows rounds;
    private final Households households;
    private final Cases cases;
    private final Communities communities;
    private final PlacementRows placements;
    private final Waivers waivers;
    private final PlacedRelatives relatives;
    private final SolveRows solves;

    RoundProblems(
            RoundRows rounds,
            Households households,
            Cases cases,
            Communities communities,
            PlacementRows placements,
            Waivers waivers,
            PlacedRelatives relatives,
            SolveRows solves) {
        this.rounds = rounds;
        this.households = households;
        this.cases = cases;
        this.communities = communities;
        this.placements = placements;
        this.waivers = waivers;
        this.relatives = relatives;
        this.solves = solves;
    }

    /// The round as it stands now. Households that have a placement already are out of it, and what they
    /// take is gone.
    ///
    /// Read as Havn's own work: a safety distance counts also where the officer may not see from whom.
    RoundProblem of(Round round) {
        return of(round, Otherwise.nothing());
    }

    /// The round as it would be if something were otherwise.
    RoundProblem of(Round round, Otherwise otherwise) {
        return OwnWork.of("placement.problem", () -> asItWouldBe(round, otherwise));
    }

    private RoundProblem asItWouldBe(Round round, Otherwise otherwise) {
        var all = rounds.householdsOf(round.id());
        var numbers = otherwise.again() ? all.stream().sorted().toList() : waiting(all);
        var profiles = households.profiles(numbers, round.placedOn());
        var everywhere = communities.all();
        var free = placements.freeOn(round.placedOn(), communities);
        if (otherwise.again()) {
            giveBack(profiles, free);
        }
        var policy = otherwise.policyOf(round);
        var around = surroundings(policy, numbers, everywhere, free, otherwise);
        var waived = new HashSet<>(waivers.of(profiles));
        waived.addAll(otherwise.waived());
        var rules = new FitRules(policy, around, waived);

        var builder = PlacementProblem.builder();
        for (var dimension : Dimension.values()) {
            builder.dimension(dimension.key());
        }
        for (var community : everywhere) {
            builder.locality(community.id().value());
            for (var dimension : Dimension.values()) {
                builder.capacity(
                        community.id().value(),
                        dimension.key(),
                        free.getOrDefault(community.id(), Map.of()).getOrDefault(dimension, 0));
            }
        }
        var demands = new HashMap<CaseNumber, Map<Dimension, Integer>>();
        var fits = new HashMap<CaseNumber, Map<CommunityId, Fit>>();
        for (var profile : profiles) {
            demands.put(profile.number(), HouseholdDemand.of(profile));
            fits.put(profile.number(), tell(builder, profile, demands.get(profile.number()), rules, everywhere));
        }
        var decided = new ArrayList<>(rounds.rulesOf(round.id()));
        otherwise.more().forEach(rule -> Rule.replace(decided, rule));
        new DecidedRules(builder, new HashSet<>(numbers), everywhere, fits, placements, communities).tell(decided);
        ties(builder, decided, numbers, everywhere, fits);
        var problem = otherwise.again() ? builder.build() : afterNewestPlan(builder.build(), numbers);
        return new RoundProblem(problem, RoundProblem.byNumber(profiles), demands, fits);
    }

    /// Who asks for one change does not want thirty: of two plans of equal worth the one nearer to the newest is taken.
    private PlacementProblem afterNewestPlan(PlacementProblem problem, List<CaseNumber> numbers) {
        var newest = solves.newestProposals(numbers);
        int[] places = new int[problem.families()];
        for (int family = 0; family < places.length; family++) {
            var community = newest.get(new CaseNumber(problem.familyId(family)));
            places[family] = community == null ? PlacementProblem.NONE : problem.localityIndex(community.value());
        }
        return problem.after(places);
    }

    /// What the round's own families have taken is free again.
    private void giveBack(List<HouseholdProfile> profiles, Map<CommunityId, Map<Dimension, Integer>> free) {
        var settled = placements.current(
                profiles.stream().map(HouseholdProfile::number).toList());
        for (var profile : profiles) {
            var placement = settled.get(profile.number());
            var there = placement == null ? null : free.get(placement.community());
            if (there != null) {
                HouseholdDemand.of(profile)
                        .forEach((dimension, amount) -> there.merge(dimension, amount, Integer::sum));
            }
        }
    }

    /// One household of the round, as the round sees it.
    HouseholdProfile household(Round round, CaseNumber number) {
        return households.profiles(List.of(number), round.placedOn()).stream()
                .findFirst()
                .orElseThrow(RoundNotFound::new);
    }

    /// Whether a hard need that nobody waived bars the household from a community. Neither relatives nor
    /// work nor seats bar anybody, so nobody asks for them here.
    boolean isBarred(Round round, HouseholdProfile household, CommunityId community, Set<NeedId> waived) {
        var offers = new Surroundings(communities::reach, _ -> Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
        return !new FitRules(ValuePolicy.read(round.policy()), offers, waived)
                .fit(household, community)
                .admissible();
    }

    /// How one household would fare in each community, whoever else is in the round.
    ///
    /// @param waived which of its needs were waived
    Map<CommunityId, Fit> fitsOf(Round round, HouseholdProfile household, Set<NeedId> waived) {
        return OwnWork.of("placement.fits", () -> fitsAsTheyAre(round, household, waived));
    }

    private Map<CommunityId, Fit> fitsAsTheyAre(Round round, HouseholdProfile household, Set<NeedId> waived) {
        var everywhere = communities.all();
        var free = placements.freeOn(round.placedOn(), communities);
        var policy = ValuePolicy.read(round.policy());
        var rules = new FitRules(
                policy,
                surroundings(policy, List.of(household.number()), everywhere, free, Otherwise.nothing()),
                waived);
        var fits = new HashMap<CommunityId, Fit>();
        everywhere.forEach(it -> fits.put(it.id(), rules.fit(household, it.id())));
        return fits;
    }

    private List<CaseNumber> waiting(List<CaseNumber> numbers) {
        var placed = placements.current(numbers).keySet();
        return numbers.stream().filter(it -> !placed.contains(it)).sorted().toList();
    }

    private static Map<CommunityId, Fit> tell(
            PlacementProblemBuilder builder,
            HouseholdProfile profile,
            Map<Dimension, Integer> demand,
            FitRules rules,
            List<Community> everywhere) {
        var id = profile.number().value();
        builder.family(id, profile.size(), Priority.valueOf(profile.priority().name()));
        demand.forEach((dimension, amount) -> builder.demand(id, dimension.key(), amount));
        var fits = new HashMap<CommunityId, Fit>();
        for (var community : everywhere) {
            var fit = rules.fit(profile, community.id());
            fits.put(community.id(), fit);
            if (fit.admissible()) {
                builder.value(id, community.id().value(), fit.value());
            }
        }
        return fits;
    }

    private void ties(
            PlacementProblemBuilder builder,
            List<Rule> decided,
            List<CaseNumber> numbers,
            List<Community> everywhere,
            Map<CaseNumber, Map<CommunityId, Fit>> fits) {
        var inRound = new HashSet<>(numbers);
        for (var link : cases.linksOf(numbers)) {
            if (inRound.contains(link.one()) && inRound.contains(link.other())) {
                builder.link(new Link(link.one().value(), link.other().value(), nearness(link)));
            }
        }
        keepNearSettled(builder, decided, numbers, everywhere, fits);
        var distances = cases.safetyDistancesOf(numbers);
        var settled = placements.current(distances.stream()
                .map(SafetyDistance::from)
                .flatMap(from -> from instanceof SafetyDistance.From.Household(var number)
                        ? java.util.stream.Stream.of(number)
                        : java.util.stream.Stream.empty())
                .toList());
        for (var distance : distances) {
            keepAway(builder, distance, inRound, everywhere, settled, fits);
        }
    }

    /// Who is linked with a settled family settles near it. A pin goes before: somebody chose it, with a
    /// reason.
    private void keepNearSettled(
            PlacementProblemBuilder builder,
            List<Rule> decided,
            List<CaseNumber> numbers,
            List<Community> everywhere,
            Map<CaseNumber, Map<CommunityId, Fit>> fits) {
        var pinned = decided.stream()
                .filter(Rule.Pin.class::isInstance)
                .map(it -> ((Rule.Pin) it).household())
                .collect(Collectors.toSet());
        var inRound = new HashSet<>(numbers);
        relatives.linked(numbers, everywhere).forEach((household, near) -> {
            for (var community : everywhere) {
                if (!pinned.contains(household)
                        && !near.contains(community.id())
                        && DecidedRules.isIn(inRound, fits, household, community.id())) {
                    builder.forbid(household.value(), community.id().value());
                }
            }
        });
    }

    private Link.Nearness nearness(CaseLink link) {
        var minutes = link.withinMinutes();
        return minutes == null ? new Link.Together() : DecidedRules.within(minutes, communities);
    }

    private void keepAway(
            PlacementProblemBuilder builder,
            SafetyDistance distance,
            Set<CaseNumber> inRound,
            List<Community> everywhere,
            Map<CaseNumber, Placement> settled,
            Map<CaseNumber, Map<CommunityId, Fit>> fits) {
        switch (distance.from()) {
            case SafetyDistance.From.Municipality(var code) ->
                forbidNear(builder, distance, distance.household(), new CommunityId(code), inRound, everywhere, fits);
            case SafetyDistance.From.Household(var other) -> {
                var placement = settled.get(other);
                if (placement != null) {
                    forbidNear(
                            builder, distance, distance.household(), placement.community(), inRound, everywhere, fits);
                } else if (inRound.contains(distance.household()) && inRound.contains(other)) {
                    builder.apart(new Apart(
                            distance.household().value(),
                            other.value(),
                            DecidedRules.nearerThan(distance.minutes(), communities)));
                }
            }
        }
    }

    private void forbidNear(
            PlacementProblemBuilder builder,
            SafetyDistance distance,
            CaseNumber household,
            CommunityId from,
            Set<CaseNumber> inRound,
            List<Community> everywhere,
            Map<CaseNumber, Map<CommunityId, Fit>> fits) {
        for (var community : everywhere) {
            var near = community.id().equals(from)
                    || (distance.minutes() > 0 && communities.minutes(from, community.id()) < distance.minutes());
            if (near && DecidedRules.isIn(inRound, fits, household, community.id())) {
                builder.forbid(household.value(), community.id().value());
            }
        }
    }

    private Surroundings surroundings(
            ValuePolicy policy,
            List<CaseNumber> numbers,
            List<Community> everywhere,
            Map<CommunityId, Map<Dimension, Integer>> free,
            Otherwise otherwise) {
        var adultSeats = new HashMap<CommunityId, Integer>();
        free.forEach((community, left) -> adultSeats.put(community, left.getOrDefault(Dimension.ADULT_EDUCATION, 0)));
        return new Surroundings(
                otherwise.offers(communities),
                language -> communities.languageCommunity(language).stream()
                        .collect(Collectors.toMap(it -> it.community(), it -> it.speakers(), Math::max)),
                WorkOpportunities.of(everywhere),
                adultSeats,
                policy.nearLinked() == 0 ? Map.of() : relatives.linked(numbers, everywhere),
                relatives.inDirectLine(numbers, everywhere));
    }
}
