package org.havn.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.communities.Communities;
import org.havn.communities.CommunityId;
import org.havn.needs.NeedId;
import org.havn.platform.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One household's proposal: why here, why not there, and what a person decides.
@Controller
@RequestMapping("/work/rounds/{round}/proposals/{household}")
class ProposalPage {
    private final Rounds rounds;
    private final Cases cases;
    private final SolveRows solves;
    private final Placements placements;
    private final ProposalViews views;
    private final Communities communities;
    private final Wishes wishes;
    private final CurrentActor actor;
    private final Readers readers;

    ProposalPage(
            Rounds rounds,
            Cases cases,
            SolveRows solves,
            Placements placements,
            ProposalViews views,
            Communities communities,
            Wishes wishes,
            CurrentActor actor,
            Readers readers) {
        this.rounds = rounds;
        this.cases = cases;
        this.solves = solves;
        this.placements = placements;
        this.views = views;
        this.communities = communities;
        this.wishes = wishes;
        this.actor = actor;
        this.readers = readers;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping
    String show(@PathVariable String round, @PathVariable String household, HttpServletRequest request, Model model) {
        var known = rounds.get(RoundId.of(round));
        var number = number(household);
        for (var solve : rounds.solvesOf(known.id())) {
            var proposal = solve.hasPlan() ? solves.proposal(solve.id(), number) : Optional.<Proposal>empty();
            if (proposal.isPresent()) {
                model.addAttribute("proposal", views.of(known, solve, proposal.get(), readers.words(request)));
                return "placement/proposal";
            }
        }
        throw new RoundNotFound();
    }

    /// Accepts the proposal, or settles the household elsewhere: `community` says where.
    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping("/acceptance")
    String accept(
            @PathVariable String round,
            @PathVariable String household,
            @RequestParam UUID solve,
            @RequestParam String community,
            @RequestParam String because) {
        placements.accept(new SolveId(solve), number(household), code(community), because);
        return back(round, household);
    }

    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping("/taking-back")
    String takeBack(
            @PathVariable String round,
            @PathVariable String household,
            @RequestParam int version,
            @RequestParam String because) {
        placements.takeBack(theirs(household), version, because);
        return back(round, household);
    }

    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping("/waiver/end")
    String endWaiver(
            @PathVariable String round,
            @PathVariable String household,
            @RequestParam UUID need,
            @RequestParam String because) {
        rounds.takeBackWaiver(theirs(household), new NeedId(need), because);
        return back(round, household);
    }

    /// Keeps the family's own ranking, best first; an empty answer takes its rank away.
    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER})
    @PostMapping("/wishes")
    String wish(
            @PathVariable String round,
            @PathVariable String household,
            @RequestParam(defaultValue = "") String first,
            @RequestParam(defaultValue = "") String second,
            @RequestParam(defaultValue = "") String third) {
        var ranked = new ArrayList<String>();
        for (var wish : List.of(first, second, third)) {
            if (!wish.isBlank()) {
                ranked.add(Wishes.of(wish, communities));
            }
        }
        wishes.keep(theirs(household), ranked, actor.get().account().toString());
        return back(round, household);
    }

    /// The case that a form is about, for those only who may see it.
    private CaseNumber theirs(String household) {
        return cases.get(number(household)).number();
    }

    /// The case number in an address.
    static CaseNumber number(String text) {
        if (!CaseNumber.looksLike(text)) {
            throw new RoundNotFound();
        }
        return new CaseNumber(text);
    }

    /// The municipality's code in a form; whoever uses it looks whether there is one.
    private static CommunityId code(String text) {
        if (!CommunityId.looksLike(text)) {
            throw new RoundNotFound();
        }
        return new CommunityId(text);
    }

    private static String back(String round, String household) {
        return "redirect:/work/rounds/" + round + "/proposals/" + household;
    }
}
