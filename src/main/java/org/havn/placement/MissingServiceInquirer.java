package org.havn.placement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.communities.ServiceLevel;
import org.havn.communities.ServiceOffer;
import org.havn.placement.engine.PlacementPlan;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.SolveStatus;
import org.havn.reference.CapabilityCode;
import org.havn.reference.Confidence;
import org.havn.reference.Provenance;
import org.springframework.stereotype.Component;

/// Which one service more, where, would help a round most: candidates are screened by what families could gain in
/// the municipality itself, and the best of them are each solved again.
@Component
class MissingServiceInquirer implements Inquirer<MissingServiceInquirer.Asked, MissingServices> {
    private static final int MOST_NEW = 6;
    private static final int MOST_UNCONFIRMED = 6;
    private static final int MOST_OF_ONE = 2;

    /// @param plan the newest plan when it was asked
    record Asked(UUID plan) {}

    private record Candidate(
            CapabilityCode capability, CommunityId community, boolean unconfirmed, double score, int couldLive) {}

    private final RoundRows rounds;
    private final RoundProblems problems;
    private final Communities communities;
    private final Studies studies;

    MissingServiceInquirer(RoundRows rounds, RoundProblems problems, Communities communities, Studies studies) {
        this.rounds = rounds;
        this.problems = problems;
        this.communities = communities;
        this.studies = studies;
    }

    @Override
    public String kind() {
        return "missing-service";
    }

    @Override
    public Class<Asked> asks() {
        return Asked.class;
    }

    @Override
    public Class<MissingServices> finds() {
        return MissingServices.class;
    }

    @Override
    public Optional<MissingServices> find(Inquiry inquiry, Asked asked) throws IOException, InterruptedException {
        var round = Optional.ofNullable(inquiry.round()).flatMap(rounds::find).orElseThrow(RoundNotFound::new);
        var now = problems.of(round);
        var candidates = candidates(now);
        var tried = best(candidates);
        var variants = new ArrayList<RoundProblem>();
        variants.add(now);
        tried.forEach(it -> variants.add(problems.of(round, Otherwise.offering(offer(it, round)))));
        return studies.solve(round, variants.stream().map(RoundProblem::problem).toList())
                .filter(results -> results.stream().allMatch(it -> it.plan() != null))
                .map(results -> {
                    var found = new ArrayList<MissingServices.Found>();
                    for (int at = 0; at < tried.size(); at++) {
                        found.add(compare(
                                tried.get(at), now, results.getFirst(), variants.get(at + 1), results.get(at + 1)));
                    }
                    return new MissingServices(
                            found.stream()
                                    .sorted(Comparator.comparingInt((MissingServices.Found it) -> -it.placedMore())
                                            .thenComparingInt(it -> -it.helped())
                                            .thenComparingDouble(it -> -it.gain())
                                            .thenComparing(MissingServices.Found::capability)
                                            .thenComparing(MissingServices.Found::municipality))
                                    .toList(),
                            candidates.size(),
                            now.households().size());
                });
    }

    /// Every service in every municipality that some family of the round could use there and does not have there now.
    private List<Candidate> candidates(RoundProblem now) {
        var wanted = new LinkedHashSet<CapabilityCode>();
        now.households().values().stream()
                .flatMap(it -> it.needs().stream())
                .filter(it -> !HouseholdDemand.needsStepFreeHome(it))
                .map(it -> it.requirement().capability())
                .sorted(Comparator.comparing(CapabilityCode::value))
                .forEach(wanted::add);
        var candidates = new ArrayList<Candidate>();
        for (var capability : wanted) {
            var nobodyConfirmed = new HashSet<CommunityId>();
            communities.offers(capability).stream()
                    .filter(it -> it.provenance().confidence() == Confidence.UNKNOWN)
                    .forEach(it -> nobodyConfirmed.add(it.community()));
            for (var community : communities.all()) {
                var candidate = candidate(now, capability, community.id(), nobodyConfirmed.contains(community.id()));
                if (candidate.couldLive() > 0) {
                    candidates.add(candidate);
                }
            }
        }
        return candidates;
    }

    /// What the families with this need would gain at most if they lived in the municipality itself.
    private Candidate candidate(
            RoundProblem now, CapabilityCode capability, CommunityId community, boolean unconfirmed) {
        double score = 0;
        int couldLive = 0;
        for (var household : now.households().values()) {
            for (var need : household.needs()) {
                if (!need.requirement().capability().equals(capability)) {
                    continue;
                }
                var fit = now.fit(household.number(), community).orElse(null);
                var reach = Reach.of(need.requirement(), communities.reach(community, capability));
                if (fit == null || (reach instanceof Reach.Within(var _, var checked) && checked)) {
                    continue;
                }
                // a need out of reach is worth most where it is the only thing that stands against the place
                boolean alone =
                        fit.obstacles().stream().allMatch(it -> it.need().equals(need.id()));
                if (alone) {
                    couldLive++;
                    score += 1 + fit.value() / 1_000 + (need.requirement().hard() ? 1 : 0);
                }
            }
        }
        return new Candidate(capability, community, unconfirmed, score, couldLive);
    }

    /// The best-looking new ones and the best-looking unconfirmed ones, few of one capability, so that several are
    /// seen.
    private static List<Candidate> best(List<Candidate> candidates) {
        var order = Comparator.comparingDouble((Candidate it) -> -it.score())
                .thenComparing(it -> it.capability().value())
                .thenComparing(it -> it.community().value());
        var chosen = new ArrayList<Candidate>();
        for (boolean unconfirmed : new boolean[] {false, true}) {
            var of = new java.util.HashMap<CapabilityCode, Integer>();
            candidates.stream()
                    .filter(it -> it.unconfirmed() == unconfirmed)
                    .sorted(order)
                    .filter(it -> of.merge(it.capability(), 1, Integer::sum) <= MOST_OF_ONE)
                    .limit(unconfirmed ? MOST_UNCONFIRMED : MOST_NEW)
                    .forEach(chosen::add);
        }
        return chosen;
    }

    private static ServiceOffer offer(Candidate candidate, Round round) {
        return new ServiceOffer(
                candidate.capability(),
                candidate.community(),
                null,
                "-",
                ServiceLevel.LOCAL,
                new Provenance("placement.what-if", round.placedOn(), Confidence.OFFICIAL));
    }

    private static MissingServices.Found compare(
            Candidate candidate, RoundProblem now, PlacementResult before, RoundProblem then, PlacementResult after) {
        var places = now.places(before.requirePlan());
        var placesThen = then.places(after.requirePlan());
        int helped = 0;
        for (var household : now.households().keySet()) {
            var here = places.get(household);
            var there = placesThen.get(household);
            boolean placed = here == null && there != null;
            boolean covered =
                    here != null && there != null && then.uncovered(household, there) < now.uncovered(household, here);
            helped += placed || covered ? 1 : 0;
        }
        return new MissingServices.Found(
                candidate.capability().value(),
                candidate.community().value(),
                candidate.unconfirmed(),
                needing(now, candidate.capability()),
                candidate.couldLive(),
                after.placed() - before.placed(),
                now.uncovered(places) - then.uncovered(placesThen),
                helped,
                gain(before.requirePlan(), after.requirePlan()),
                before.status() == SolveStatus.OPTIMAL && after.status() == SolveStatus.OPTIMAL);
    }

    private static double gain(PlacementPlan before, PlacementPlan after) {
        return after.value() - before.value();
    }

    private static int needing(RoundProblem now, CapabilityCode capability) {
        return (int) now.households().values().stream()
                .filter(it -> it.needs().stream()
                        .anyMatch(need -> need.requirement().capability().equals(capability)))
                .count();
    }
}
