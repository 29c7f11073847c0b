package org.havn.placement;

import jakarta.servlet.http.HttpServletRequest;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.cases.CasePanel;
import org.havn.cases.Cases;
import org.havn.platform.Readers;
import org.havn.platform.Tone;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Placement's part of a case's page.
@Controller
class PlacementPanel implements CasePanel {
    private final Cases cases;
    private final RoundRows rounds;
    private final SolveRows solves;
    private final PlacementRows placements;
    private final ReasonWords reasons;
    private final Readers readers;

    PlacementPanel(
            Cases cases,
            RoundRows rounds,
            SolveRows solves,
            PlacementRows placements,
            ReasonWords reasons,
            Readers readers) {
        this.cases = cases;
        this.rounds = rounds;
        this.solves = solves;
        this.placements = placements;
        this.reasons = reasons;
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
        model.addAttribute("panel", view(cases.get(number).number(), request));
        return request.getHeader("HX-Request") == null ? "placement/panel-page" : "placement/panel";
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
                    decided.get().because(),
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
