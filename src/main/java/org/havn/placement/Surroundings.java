package org.havn.placement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.havn.cases.CaseNumber;
import org.havn.communities.CommunityId;
import org.havn.communities.ServiceReach;
import org.havn.needs.Requirement;
import org.havn.reference.CapabilityCode;
import org.havn.reference.LanguageTag;

/// What the communities of a round offer, looked up once and then only read.
final class Surroundings {
    private final Function<CapabilityCode, List<ServiceReach>> offers;
    private final Function<LanguageTag, Map<CommunityId, Integer>> speakers;
    private final Map<CommunityId, Double> workOpportunity;
    private final Map<CommunityId, Integer> adultSeats;
    private final Map<CaseNumber, Set<CommunityId>> nearLinked;
    private final Map<CaseNumber, Set<CommunityId>> nearDirectLine;
    private final Map<CapabilityCode, Map<CommunityId, List<ServiceReach>>> reach = new ConcurrentHashMap<>();
    private final Map<LanguageTag, Map<CommunityId, Integer>> speakersByLanguage = new ConcurrentHashMap<>();

    /// @param workOpportunity between 0 and 1
    /// @param nearLinked for each household, the communities near the linked households that were placed earlier
    /// @param nearDirectLine the same for households with kin in direct line
    Surroundings(
            Function<CapabilityCode, List<ServiceReach>> offers,
            Function<LanguageTag, Map<CommunityId, Integer>> speakers,
            Map<CommunityId, Double> workOpportunity,
            Map<CommunityId, Integer> adultSeats,
            Map<CaseNumber, Set<CommunityId>> nearLinked,
            Map<CaseNumber, Set<CommunityId>> nearDirectLine) {
        this.offers = offers;
        this.speakers = speakers;
        this.workOpportunity = Map.copyOf(workOpportunity);
        this.adultSeats = Map.copyOf(adultSeats);
        this.nearLinked = Map.copyOf(nearLinked);
        this.nearDirectLine = Map.copyOf(nearDirectLine);
    }

    Reach reach(Requirement requirement, CommunityId community) {
        return Reach.of(requirement, offersNear(requirement.capability(), community));
    }

    private List<ServiceReach> offersNear(CapabilityCode capability, CommunityId community) {
        return reach.computeIfAbsent(capability, this::byCommunity).getOrDefault(community, List.of());
    }

    private Map<CommunityId, List<ServiceReach>> byCommunity(CapabilityCode capability) {
        var byCommunity = new HashMap<CommunityId, List<ServiceReach>>();
        for (var offer : offers.apply(capability)) {
            byCommunity
                    .computeIfAbsent(offer.community(), _ -> new java.util.ArrayList<>())
                    .add(offer);
        }
        return byCommunity;
    }

    double workOpportunity(CommunityId community) {
        return workOpportunity.getOrDefault(community, 0.0);
    }

    int adultSeats(CommunityId community) {
        return adultSeats.getOrDefault(community, 0);
    }

    int speakers(LanguageTag language, CommunityId community) {
        return speakersByLanguage.computeIfAbsent(language, speakers).getOrDefault(community, 0);
    }

    boolean nearLinked(CaseNumber household, CommunityId community) {
        return nearLinked.getOrDefault(household, Set.of()).contains(community);
    }

    boolean nearDirectLine(CaseNumber household, CommunityId community) {
        return nearDirectLine.getOrDefault(household, Set.of()).contains(community);
    }
}
