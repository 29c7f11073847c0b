package org.havn.placement;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.cases.CaseNumber;
import org.havn.communities.Communities;
import org.havn.communities.Community;
import org.havn.communities.CommunityId;
import org.havn.placement.engine.Apart;
import org.havn.placement.engine.Link;
import org.havn.placement.engine.PlacementProblemBuilder;

/// Tells the engine what people decided beforehand.
///
/// @param numbers the families who wait in the round
/// @param fits how each of them would fare everywhere
record DecidedRules(
        PlacementProblemBuilder builder,
        Set<CaseNumber> numbers,
        List<Community> everywhere,
        Map<CaseNumber, Map<CommunityId, Fit>> fits,
        PlacementRows placements,
        Communities communities) {

    void tell(List<Rule> decided) {
        for (var rule : decided) {
            switch (rule) {
                case Rule.Pin pin
                when isIn(pin.household(), pin.community()) ->
                    builder.pin(pin.household().value(), pin.community().value());
                case Rule.Forbid forbid
                when isIn(forbid.household(), forbid.community()) ->
                    builder.forbid(
                            forbid.household().value(), forbid.community().value());
                case Rule.Reserve reserve ->
                    builder.reserve(
                            reserve.community().value(), reserve.dimension().key(), reserve.amount());
                case Rule.Away away ->
                    everywhere.stream()
                            .map(Community::id)
                            .filter(it -> away.reaches(it, communities))
                            .forEach(it -> forbid(away.household(), it));
                case Rule.Near near -> near(near);
                case Rule.Apart apart -> apart(apart);
                case Rule.Pin _, Rule.Forbid _ -> {
                    // its household has a placement by now, or a hard need stands against it anyway
                }
            }
        }
    }

    /// Two families of the round stay near each other; where one is settled already, the other comes near it.
    private void near(Rule.Near near) {
        if (numbers.contains(near.household()) && numbers.contains(near.other())) {
            builder.link(new Link(near.household().value(), near.other().value(), within(near.minutes(), communities)));
            return;
        }
        settledOf(near.household(), near.other())
                .forEach((moving, there) -> everywhere.stream()
                        .map(Community::id)
                        .filter(it -> !it.equals(there) && communities.minutes(there, it) > near.minutes())
                        .forEach(it -> forbid(moving, it)));
    }

    /// Two families of the round stay away from each other; where one is settled already, the other keeps off.
    private void apart(Rule.Apart apart) {
        if (numbers.contains(apart.household()) && numbers.contains(apart.other())) {
            builder.apart(new Apart(
                    apart.household().value(), apart.other().value(), nearerThan(apart.minutes(), communities)));
            return;
        }
        settledOf(apart.household(), apart.other())
                .forEach((moving, there) -> everywhere.stream()
                        .map(Community::id)
                        .filter(it -> it.equals(there) || communities.minutes(there, it) < apart.minutes())
                        .forEach(it -> forbid(moving, it)));
    }

    private void forbid(CaseNumber household, CommunityId community) {
        if (isIn(household, community)) {
            builder.forbid(household.value(), community.value());
        }
    }

    /// The one of the two who is in the round, with where the other one has settled.
    private Map<CaseNumber, CommunityId> settledOf(CaseNumber one, CaseNumber other) {
        var settled = placements.current(List.of(one, other));
        var here = settled.get(one);
        var there = settled.get(other);
        if (numbers.contains(one) && there != null) {
            return Map.of(one, there.community());
        }
        return numbers.contains(other) && here != null ? Map.of(other, here.community()) : Map.of();
    }

    private boolean isIn(CaseNumber household, CommunityId community) {
        return isIn(numbers, fits, household, community);
    }

    /// Whether the household is in the round and nothing but people could keep it out of the community.
    static boolean isIn(
            Set<CaseNumber> numbers,
            Map<CaseNumber, Map<CommunityId, Fit>> fits,
            CaseNumber household,
            CommunityId community) {
        var fit = fits.getOrDefault(household, Map.of()).get(community);
        return numbers.contains(household) && fit != null && fit.admissible();
    }

    static Link.Nearness within(int minutes, Communities communities) {
        return new Link.WithinMinutes(communities.ways()::minutes, minutes);
    }

    /// Nearer than the distance asks for; with no distance, the same municipality alone.
    static Link.Nearness nearerThan(int minutes, Communities communities) {
        return minutes > 0 ? within(minutes - 1, communities) : new Link.Together();
    }
}
