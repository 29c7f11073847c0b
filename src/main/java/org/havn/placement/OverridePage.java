package org.havn.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.communities.Communities;
import org.havn.communities.Dimension;
import org.havn.needs.NeedId;
import org.havn.platform.Readers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A rule that somebody thinks of: first what it costs, by solving again; then the reason; only then it is saved.
@Controller
class OverridePage {
    private final Rounds rounds;
    private final RoundRows rows;
    private final Cases cases;
    private final Waivers waivers;
    private final Communities communities;
    private final Inquiries inquiries;
    private final OverrideInquirer inquirer;
    private final OverrideViews views;
    private final Readers readers;

    OverridePage(
            Rounds rounds,
            RoundRows rows,
            Cases cases,
            Waivers waivers,
            Communities communities,
            Inquiries inquiries,
            OverrideInquirer inquirer,
            OverrideViews views,
            Readers readers) {
        this.rounds = rounds;
        this.rows = rows;
        this.cases = cases;
        this.waivers = waivers;
        this.communities = communities;
        this.inquiries = inquiries;
        this.inquirer = inquirer;
        this.views = views;
        this.readers = readers;
    }

    /// Keeps the household in a community, away from it, or at a distance from a place or another family.
    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping("/work/rounds/{round}/proposals/{household}/{rule:pin|forbid|away|near|apart}")
    String ofFamily(
            @PathVariable String round,
            @PathVariable String household,
            @PathVariable String rule,
            @RequestParam(defaultValue = "") String community,
            @RequestParam(defaultValue = "") String other,
            @RequestParam(defaultValue = "0") int minutes) {
        var id = rounds.get(RoundId.of(round)).id();
        var family = inRound(id, ProposalPage.number(household));
        return ask(
                id,
                family,
                switch (rule) {
                    case "pin" ->
                        RuleDraft.pin(family, communities.get(community).id());
                    case "forbid" ->
                        RuleDraft.forbid(family, communities.get(community).id());
                    case "away" ->
                        RuleDraft.away(family, communities.get(community).id(), minutes);
                    case "near" -> RuleDraft.between(RuleDraft.Kind.NEAR, family, named(id, other), minutes);
                    default -> RuleDraft.between(RuleDraft.Kind.APART, family, named(id, other), minutes);
                });
    }

    /// Lets go of a hard need for placement.
    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping("/work/rounds/{round}/proposals/{household}/waiver")
    String waive(@PathVariable String round, @PathVariable String household, @RequestParam UUID need) {
        var id = rounds.get(RoundId.of(round)).id();
        var family = inRound(id, ProposalPage.number(household));
        waivers.requireHard(family, new NeedId(need));
        return ask(id, family, RuleDraft.waive(family, new NeedId(need)));
    }

    /// Keeps a part of a capacity for somebody else.
    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping("/work/rounds/{id}/reserve")
    String reserve(
            @PathVariable String id,
            @RequestParam String community,
            @RequestParam Dimension dimension,
            @RequestParam int amount) {
        var round = rounds.get(RoundId.of(id)).id();
        return ask(round, null, RuleDraft.reserve(communities.get(community).id(), dimension, amount));
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping("/work/rounds/{round}/overrides/{inquiry}")
    String show(@PathVariable String round, @PathVariable UUID inquiry, HttpServletRequest request, Model model) {
        var known = rounds.get(RoundId.of(round));
        model.addAttribute("view", views.of(known, asked(known, inquiry), readers.words(request)));
        return "placement/override";
    }

    /// Saves the rule with its reason and its cost, and asks for a plan that keeps it.
    ///
    /// @throws AskAgain if the cost is not known, or a newer plan has come since
    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping("/work/rounds/{round}/overrides/{inquiry}")
    String save(@PathVariable String round, @PathVariable UUID inquiry, @RequestParam String because) {
        var known = rounds.get(RoundId.of(round));
        var found = asked(known, inquiry);
        var question = inquiries.question(found, inquirer);
        var cost = inquiries
                .answer(found, inquirer)
                .filter(it -> it.outcome() == OverrideCost.Outcome.FOUND)
                .orElseThrow(AskAgain::new);
        if (rounds.newestPlan(known.id())
                .filter(it -> it.id().value().equals(question.plan()))
                .isEmpty()) {
            throw new AskAgain();
        }
        rounds.make(known.id(), question.draft(), because, views.kept(cost));
        return "redirect:/work/rounds/" + known.id().value();
    }

    private Inquiry asked(Round round, UUID id) {
        return inquiries
                .find(id, inquirer)
                .filter(it -> round.id().equals(it.round()))
                .orElseThrow(RoundNotFound::new);
    }

    private String ask(RoundId round, @Nullable CaseNumber family, RuleDraft draft) {
        var plan = rounds.newestPlan(round).orElseThrow(AskAgain::new);
        var id = inquiries.ask(
                inquirer, round, family, new OverrideInquirer.Asked(plan.id().value(), draft));
        return "redirect:/work/rounds/" + round.value() + "/overrides/" + id;
    }

    /// A family of the round that somebody named, for those only who may see it.
    private CaseNumber named(RoundId round, String typed) {
        var number = typed.strip().toUpperCase(java.util.Locale.ROOT);
        if (!CaseNumber.looksLike(number) || !rows.householdsOf(round).contains(new CaseNumber(number))) {
            throw new NotWaiting(typed.strip());
        }
        return inRound(round, new CaseNumber(number));
    }

    private CaseNumber inRound(RoundId round, CaseNumber number) {
        var family = cases.get(number).number();
        if (!rows.householdsOf(round).contains(family)) {
            throw new RoundNotFound();
        }
        return family;
    }
}
