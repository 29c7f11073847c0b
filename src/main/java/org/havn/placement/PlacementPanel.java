package org.havn.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.cases.CasePanel;
import org.havn.cases.Cases;
import org.havn.communities.Communities;
import org.havn.platform.Readers;
import org.havn.platform.Tone;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Placement's part of a case's page.
@Controller
class PlacementPanel implements CasePanel {
    private final Cases cases;
    private final RoundRows rounds;
    private final SolveRows solves;
    private final PlacementRows placements;
    private final ReasonWords reasons;
    private final DecisionReasons decisions;
    private final Wishes wishes;
    private final Communities communities;
    private final CurrentActor actor;
    private final Readers readers;

    PlacementPanel(
            Cases cases,
            RoundRows rounds,
            SolveRows solves,
            PlacementRows placements,
            ReasonWords reasons,
            DecisionReasons decisions,
            Wishes wishes,
            Communities communities,
            CurrentActor actor,
            Readers readers) {
        this.cases = cases;
        this.rounds = rounds;
        this.solves = solves;
        this.placements = placements;
        this.reasons = reasons;
        this.decisions = decisions;
        this.wishes = wishes;
        this.communities = communities;
        this.actor = actor;
        this.readers = readers;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String titleKey() {
        return "placement.panel.title";
    }

    @Override
    public String address(CaseNumber number) {
        return "/work/cases/" + number.value() + "/placement";
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping("/work/cases/{number}/placement")
    String show(@PathVariable String number, HttpServletRequest request, Model model) {
        var household = cases.get(number).number();
        var panel = view(household, request);
        model.addAttribute(
                "panel",
                placements.current(household).isPresent() || !asks()
                        ? panel
                        : panel.wishing(
                                wishes.of(List.of(household)).getOrDefault(household, List.of()),
                                Wishes.choices(communities.all(), readers.words(request))));
        return request.getHeader("HX-Request") == null ? "placement/panel-page" : "placement/panel";
    }

    /// Keeps what the family ranked, asked before any plan is made; an empty answer takes its rank away.
    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER})
    @PostMapping("/work/cases/{number}/wishes")
    String wish(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second,
            @RequestParam(defaultValue = "") String third) {
        var household = cases.get(number).number();
        var ranked = Stream.of(first, second, third)
                .filter(it -> !it.isBlank())
                .map(it -> Wishes.of(it, communities))
                .toList();
        wishes.keep(household, ranked, actor.get().account().toString());
        return "redirect:/work/cases/" + household.value() + "/placement";
    }

    private boolean asks() {
        return actor.find()
                .filter(it -> it.is(Role.PLACEMENT_OFFICER) || it.is(Role.CASEWORKER))
                .isPresent();
    }

    private PlacementPanelView view(CaseNumber household, HttpServletRequest request) {
        var words = readers.words(request);
        var round = rounds.newestOf(household);
        if (round.isEmpty()) {
            return new PlacementPanelView(household.value(), words.say("placement.panel.none"), Tone.NEUTRAL, "", "");
        }
        var plan = solves.of(round.get().id()).stream()
                .filter(Solve::hasPlan)
                .filter(it -> solves.proposal(it.id(), household).isPresent())
                .findFirst();
        if (plan.isEmpty()) {
            return new PlacementPanelView(
                    household.value(),
                    words.say("placement.panel.waiting", round.get().nameIn(words)),
                    Tone.NEUTRAL,
                    "",
                    "");
        }
        var address = RoundViews.address(round.get().id(), household);
        var decided = placements.current(household);
        if (decided.isPresent()) {
            return new PlacementPanelView(
                    household.value(),
                    words.say(
                            "placement.decided",
                            reasons.community(decided.get().community().value())),
                    Tone.SUCCESS,
                    decisions.of(decided.get()),
                    address);
        }
        var community = solves.proposal(plan.get().id(), household)
                .map(Proposal::community)
                .orElse(null);
        return community == null
                ? new PlacementPanelView(
                        household.value(), words.say("placement.proposal.unplaced"), Tone.DANGER, "", address)
                : new PlacementPanelView(
                        household.value(),
                        words.say("placement.proposal.place", reasons.community(community.value())),
                        Tone.ACCENT,
                        "",
                        address);
    }
}
