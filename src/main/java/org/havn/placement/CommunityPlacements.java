package org.havn.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.communities.CommunityPanel;
import org.havn.communities.Dimension;
import org.havn.platform.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Placement's part of a municipality's page: which families a person has decided for it.
@Controller
class CommunityPlacements implements CommunityPanel {
    private final Placements placements;
    private final Communities communities;
    private final Readers readers;
    private final Clock clock;

    CommunityPlacements(Placements placements, Communities communities, Readers readers, Clock clock) {
        this.placements = placements;
        this.communities = communities;
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String titleKey() {
        return "placement.communities.title";
    }

    @Override
    public String address(CommunityId community) {
        return "/work/communities/" + community.value() + "/placements";
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping("/work/communities/{code}/placements")
    String show(@PathVariable String code, HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var community = communities.get(code);
        var here = placements.in(community.id());
        var persons = here.stream()
                .mapToInt(it -> it.demand().getOrDefault(Dimension.PLACES, 0))
                .sum();
        model.addAttribute(
                "panel",
                new CommunityPlacementsView(
                        community.name(),
                        "/work/communities/" + code,
                        here.isEmpty()
                                ? words.say("placement.communities.none")
                                : words.say("placement.communities.count", here.size(), persons),
                        here.stream().map(it -> it.household().value()).toList(),
                        room(community.id())));
        return request.getHeader("HX-Request") == null ? "placement/community-page" : "placement/community";
    }

    /// Of what families take there, and of today's capacity. What a decision needs is asked anew when it is made.
    private List<CommunityPlacementsView.Room> room(CommunityId community) {
        var today = LocalDate.now(clock);
        var left = placements.left(community, today);
        return communities.capacities(community, today).stream()
                .map(it -> new CommunityPlacementsView.Room(
                        it.dimension(), it.provenance(), it.amount(), left.getOrDefault(it.dimension(), 0)))
                .filter(it -> it.taken() > 0)
                .toList();
    }
}
