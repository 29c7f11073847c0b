package org.havn.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.havn.communities.Communities;
import org.havn.communities.ServiceOffer;
import org.havn.communities.ServiceReach;
import org.havn.needs.NeedId;
import org.havn.reference.CapabilityCode;
import org.jspecify.annotations.Nullable;

/// What would be otherwise in a round that is solved to find something out.
///
/// @param policy the version of the value policy; null for the round's own
/// @param wishesCount whether families' own wishes are a part of the value
/// @param offers services that would be there beside those that are known
/// @param more rules that people would make beside those in force
/// @param again whether the round's own families count as waiting although they are settled, and their places as free
/// @param waived hard needs that would be let go of
record Otherwise(
        @Nullable String policy,
        boolean wishesCount,
        List<ServiceOffer> offers,
        List<Rule> more,
        boolean again,
        Set<NeedId> waived) {
    Otherwise {
        offers = List.copyOf(offers);
        more = List.copyOf(more);
        waived = Set.copyOf(waived);
    }

    static Otherwise nothing() {
        return new Otherwise(null, true, List.of(), List.of(), false, Set.of());
    }

    static Otherwise offering(ServiceOffer offer) {
        return new Otherwise(null, true, List.of(offer), List.of(), false, Set.of());
    }

    static Otherwise waiving(NeedId need) {
        return new Otherwise(null, true, List.of(), List.of(), false, Set.of(need));
    }

    static Otherwise ruling(Rule rule) {
        return new Otherwise(null, true, List.of(), List.of(rule), false, Set.of());
    }

    /// The round from its beginning, under a version of the policy.
    static Otherwise again(String policy) {
        return new Otherwise(policy, true, List.of(), List.of(), true, Set.of());
    }

    static Otherwise withoutWishes() {
        return new Otherwise(null, false, List.of(), List.of(), false, Set.of());
    }

    ValuePolicy policyOf(Round round) {
        var read = ValuePolicy.read(policy == null ? round.policy() : policy);
        return wishesCount ? read : read.withoutWishes();
    }

    /// What is in reach with these offers too, the nearest first.
    Function<CapabilityCode, List<ServiceReach>> offers(Communities communities) {
        if (offers.isEmpty()) {
            return communities::reach;
        }
        return capability -> {
            var reach = new ArrayList<>(communities.reach(capability));
            for (var offer : offers) {
                if (offer.capability().equals(capability)) {
                    communities
                            .all()
                            .forEach(it -> reach.add(
                                    new ServiceReach(it.id(), offer, communities.minutes(it.id(), offer.community()))));
                }
            }
            reach.sort(Comparator.comparingInt(ServiceReach::minutes));
            return reach;
        };
    }
}
