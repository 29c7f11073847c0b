package org.havn.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.havn.cases.CaseNumber;
import org.havn.cases.ResettlementCase;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.communities.NorwayMap;
import org.havn.platform.Words;
import org.springframework.stereotype.Component;

/// Draws where a plan puts families.
@Component
class PlanMaps {
    private final Communities communities;

    PlanMaps(Communities communities) {
        this.communities = communities;
    }

    /// A circle at each municipality that the plan uses, by persons.
    NorwayMap of(List<Proposal> proposals, Map<CaseNumber, ResettlementCase> households, Words words) {
        var persons = new HashMap<CommunityId, Integer>();
        for (var proposal : proposals) {
            var household = households.get(proposal.household());
            if (proposal.community() != null && household != null) {
                persons.merge(proposal.community(), household.householdSize(), Integer::sum);
            }
        }
        var marks = new ArrayList<NorwayMap.Mark>();
        persons.forEach((id, count) -> communities
                .find(id)
                .ifPresent(community -> marks.add(new NorwayMap.Mark(
                        community.point(),
                        count,
                        "",
                        words.say("placement.map.circle", community.name(), count),
                        "/work/communities/" + id.value()))));
        return NorwayMap.of(marks);
    }

    /// What the map of a plan finds.
    String title(List<Proposal> proposals, Words words) {
        var used = proposals.stream()
                .map(Proposal::community)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return words.say("placement.map.title", used);
    }

    /// The proposed municipality, and its nearest alternatives as open circles.
    NorwayMap of(Proposal proposal, Words words) {
        var marks = new ArrayList<NorwayMap.Mark>();
        var chosen = proposal.community();
        if (chosen != null) {
            mark(marks, chosen.value(), 4, "success", words.say("placement.map.here"));
        }
        for (var alternative : proposal.reasons().alternatives()) {
            if (alternative.community() != null) {
                mark(marks, alternative.community(), 2, "none", words.say("placement.map.alternative"));
            }
        }
        return NorwayMap.of(marks);
    }

    String title(Proposal proposal, Words words) {
        var chosen = proposal.community();
        return chosen == null
                ? words.say("placement.map.nowhere")
                : words.say(
                        "placement.map.one",
                        communities.find(chosen).map(it -> it.name()).orElse(chosen.value()));
    }

    private void mark(List<NorwayMap.Mark> marks, String code, double size, String tone, String what) {
        communities
                .find(new CommunityId(code))
                .ifPresent(community -> marks.add(new NorwayMap.Mark(
                        community.point(), size, tone, community.name() + ": " + what, "/work/communities/" + code)));
    }
}
