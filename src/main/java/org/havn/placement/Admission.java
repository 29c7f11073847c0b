package org.havn.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.SafetyDistance;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.platform.OwnWork;
import org.springframework.stereotype.Component;

/// Whether a household may settle in a community, asked once more in the transaction that settles it.
///
/// It is asked as Havn's own work: a safety distance counts also where the officer may not see from whom, and the
/// refusal names the rule, never the other family. See docs/decisions/0103-asked-again-when-it-counts.md.
@Component
class Admission {
    private final RoundRows rounds;
    private final RoundProblems problems;
    private final PlacementRows placements;
    private final Cases cases;
    private final Communities communities;

    Admission(
            RoundRows rounds, RoundProblems problems, PlacementRows placements, Cases cases, Communities communities) {
        this.rounds = rounds;
        this.problems = problems;
        this.placements = placements;
        this.cases = cases;
        this.communities = communities;
    }

    /// Holds the community for this transaction and answers how things stand.
    ///
    /// @throws RoundNotFound if the plan has no proposal for the household
    /// @throws PlacementAlreadyDecided if someone was faster
    /// @throws NotAdmissible if a hard need that nobody waived cannot be met there
    /// @throws ForbiddenThere if somebody has forbidden the community to the household in this round
    /// @throws TooNear if a safety distance, of this family or of another one, is not kept there
    Standing require(SolveId solve, Round round, HouseholdProfile household, CommunityId community) {
        return OwnWork.of("placement.admission", () -> {
            placements.oneAtATimeIn(community);
            var standing = placements.standing(solve, household, community);
            if (!standing.isProposed()) {
                throw new RoundNotFound();
            }
            if (standing.isPlaced()) {
                throw new PlacementAlreadyDecided();
            }
            if (problems.isBarred(round, household, community, standing.waived())) {
                throw new NotAdmissible();
            }
            requireNotForbidden(round, household.number(), community);
            requireDistances(household.number(), community);
            return standing;
        });
    }

    private void requireNotForbidden(Round round, CaseNumber household, CommunityId community) {
        for (var rule : rounds.rulesOf(round.id())) {
            var stands = switch (rule) {
                case Rule.Forbid forbid ->
                    forbid.household().equals(household) && forbid.community().equals(community);
                case Rule.Away away -> away.household().equals(household) && away.reaches(community, communities);
                case Rule.Apart apart -> tooNear(apart, household, community);
                case Rule.Pin _, Rule.Reserve _, Rule.Near _ -> false;
            };
            if (stands) {
                throw new ForbiddenThere();
            }
        }
    }

    /// Whether the other one of two who keep apart has settled too near.
    private boolean tooNear(Rule.Apart apart, CaseNumber household, CommunityId community) {
        if (!apart.household().equals(household) && !apart.other().equals(household)) {
            return false;
        }
        var other = apart.household().equals(household) ? apart.other() : apart.household();
        placements.oneAtATimeBetween(household, other);
        return placements
                .current(other)
                .filter(it -> it.community().equals(community)
                        || communities.minutes(it.community(), community) < apart.minutes())
                .isPresent();
    }

    private void requireDistances(CaseNumber household, CommunityId community) {
        var distances = cases.safetyDistancesOf(List.of(household));
        var others = new ArrayList<CaseNumber>();
        for (var distance : distances) {
            if (distance.from() instanceof SafetyDistance.From.Household(var from)) {
                others.add(distance.household().equals(household) ? from : distance.household());
            }
        }
        // Two families that must stay apart are settled one after the other, whoever settles them.
        others.stream()
                .distinct()
                .sorted(Comparator.comparing(CaseNumber::value))
                .forEach(it -> placements.oneAtATimeBetween(household, it));
        var settled = placements.current(others);
        for (var distance : distances) {
            switch (distance.from()) {
                case SafetyDistance.From.Municipality(var code) ->
                    requireApart(distance, new CommunityId(code), community);
                case SafetyDistance.From.Household(var from) -> {
                    var other = settled.get(distance.household().equals(household) ? from : distance.household());
                    if (other != null) {
                        requireApart(distance, other.community(), community);
                    }
                }
            }
        }
    }

    private void requireApart(SafetyDistance distance, CommunityId one, CommunityId other) {
        var minutes =
                one.equals(other) ? 0 : Math.min(communities.minutes(one, other), communities.minutes(other, one));
        if (one.equals(other) || minutes < distance.minutes()) {
            throw new TooNear();
        }
    }
}
