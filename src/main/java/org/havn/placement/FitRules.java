package org.havn.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.havn.communities.CommunityId;
import org.havn.needs.ConfirmedNeed;
import org.havn.needs.NeedId;

/// The rules that say how a household would fare in a community: one method, one weight and one test for each.
final class FitRules {
    private final ValuePolicy policy;
    private final Surroundings surroundings;
    private final Set<NeedId> waived;

    FitRules(ValuePolicy policy, Surroundings surroundings, Set<NeedId> waived) {
        this.policy = policy;
        this.surroundings = surroundings;
        this.waived = Set.copyOf(waived);
    }

    Fit fit(HouseholdProfile household, CommunityId community) {
        var terms = new ArrayList<Fit.Term>();
        var obstacles = new ArrayList<Fit.Obstacle>();
        var uncovered = new ArrayList<Fit.Uncovered>();
        for (var need : household.needs()) {
            if (!HouseholdDemand.needsStepFreeHome(need)) {
                judge(need, community, terms, obstacles, uncovered);
            }
        }
        add(terms, "work", work(household, community));
        add(terms, "adult-schooling", adultSchooling(household, community));
        add(terms, "language-community", languageCommunity(household, community));
        add(terms, "near-linked", nearLinked(household, community));
        add(terms, "direct-line", directLine(household, community));
        add(terms, "own-wish", ownWish(household, community));
        return new Fit(terms, obstacles, uncovered);
    }

    private void judge(
            ConfirmedNeed need,
            CommunityId community,
            List<Fit.Term> terms,
            List<Fit.Obstacle> obstacles,
            List<Fit.Uncovered> uncovered) {
        var requirement = need.requirement();
        var hard = requirement.hard() && !waived.contains(need.id());
        switch (surroundings.reach(requirement, community)) {
            case Reach.Within(var nearest, var checked) -> {
                if (hard) {
                    add(terms, key("hard-need-unchecked", need), checked ? 0 : policy.hardNeedUnchecked());
                } else {
                    add(terms, key("soft-need", need), softNeed(need, checked));
                }
                if (requirement.visitsPerYear() != null) {
                    var hours = Reach.hoursPerYear(requirement, nearest.minutes());
                    add(terms, key("travel", need), policy.travelHour() * hours);
                }
            }
            case Reach.TooFar(var nearest) -> {
                if (hard) {
                    obstacles.add(new Fit.Obstacle(need.id(), requirement.capability(), nearest.minutes()));
                } else {
                    uncovered.add(new Fit.Uncovered(need.id(), requirement.capability(), requirement.hard()));
                }
            }
            case Reach.NotOffered() -> {
                if (hard) {
                    obstacles.add(new Fit.Obstacle(need.id(), requirement.capability(), null));
                } else {
                    uncovered.add(new Fit.Uncovered(need.id(), requirement.capability(), requirement.hard()));
                }
            }
        }
    }

    private double softNeed(ConfirmedNeed need, boolean checked) {
        var full = policy.softNeed().getOrDefault(need.severity(), 0.0);
        return checked ? full : full * policy.unknownOffer();
    }

    /// Every adult counts, not only the one with the best odds.
    private double work(HouseholdProfile household, CommunityId community) {
        var adults = household.adults().stream()
                .filter(HouseholdProfile.Adult::hasOccupation)
                .count();
        return policy.work() * adults * surroundings.workOpportunity(community);
    }

    private double adultSchooling(HouseholdProfile household, CommunityId community) {
        var adults = household.adults().stream()
                .filter(HouseholdProfile.Adult::needsSchooling)
                .count();
        return policy.adultSchooling() * Math.min(adults, surroundings.adultSeats(community));
    }

    private double languageCommunity(HouseholdProfile household, CommunityId community) {
        var speakers = household.languages().stream()
                .mapToInt(language -> surroundings.speakers(language, community))
                .max()
                .orElse(0);
        return policy.languageCommunity() * Math.min(1, Math.log10(1.0 + speakers) / 3);
    }

    private double nearLinked(HouseholdProfile household, CommunityId community) {
        return surroundings.nearLinked(household.number(), community) ? policy.nearLinked() : 0;
    }

    private double directLine(HouseholdProfile household, CommunityId community) {
        return surroundings.nearDirectLine(household.number(), community) ? policy.directLine() : 0;
    }

    private double ownWish(HouseholdProfile household, CommunityId community) {
        for (int rank = 0; rank < household.wishes().size(); rank++) {
            if (Wishes.names(household.wishes().get(rank), community)) {
                return policy.ownWish() / (rank + 1);
            }
        }
        return 0;
    }

    private static String key(String rule, ConfirmedNeed need) {
        return rule + ":" + need.id().value();
    }

    private static void add(List<Fit.Term> terms, String key, double amount) {
        var rounded = Fit.inThousandths(amount);
        if (rounded != 0) {
            terms.add(new Fit.Term(key, rounded));
        }
    }
}
