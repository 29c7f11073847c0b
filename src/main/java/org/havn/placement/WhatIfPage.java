package org.havn.placement;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.communities.Communities;
import org.havn.communities.Community;
import org.havn.platform.Choice;
import org.havn.platform.Readers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// "Why not there?", asked of a plan for any municipality, and answered by solving again.
@Controller
@RequestMapping("/work/rounds/{round}/proposals/{household}/why-not")
class WhatIfPage {
    private static final int MOST_OFFERED = 12;

    private final Rounds rounds;
    private final SolveRows solves;
    private final WhatIfRows questions;
    private final WhatIfs whatIfs;
    private final WhatIfViews views;
    private final Communities communities;
    private final Readers readers;

    WhatIfPage(
            Rounds rounds,
            SolveRows solves,
            WhatIfRows questions,
            WhatIfs whatIfs,
            WhatIfViews views,
            Communities communities,
            Readers readers) {
        this.rounds = rounds;
        this.solves = solves;
        this.questions = questions;
        this.whatIfs = whatIfs;
        this.views = views;
        this.communities = communities;
        this.readers = readers;
    }

    /// Asks. A name that fits several municipalities, or none, is asked back.
    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping
    String ask(
            @PathVariable String round,
            @PathVariable String household,
            @RequestParam UUID solve,
            @RequestParam(defaultValue = "") String municipality,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var known = rounds.get(RoundId.of(round));
        var proposal = solves.proposal(new SolveId(solve), ProposalPage.number(household))
                .orElseThrow(RoundNotFound::new);
        var meant = named(municipality);
        if (meant.size() != 1) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("round", known.id().value().toString());
            model.addAttribute("household", proposal.household().value());
            model.addAttribute("solve", solve.toString());
            model.addAttribute("asked", municipality.strip());
            model.addAttribute(
                    "offered",
                    meant.stream()
                            .limit(MOST_OFFERED)
                            .map(it -> new Choice(it.id().value(), it.name() + " (" + it.county() + ")"))
                            .toList());
            return "placement/which-municipality";
        }
        var question = whatIfs.ask(
                new SolveId(solve), proposal.household(), meant.getFirst().id());
        return "redirect:/work/rounds/" + known.id().value() + "/proposals/" + household + "/why-not/" + question;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping("/{id}")
    String show(
            @PathVariable String round,
            @PathVariable String household,
            @PathVariable UUID id,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletRequest request,
            Model model) {
        var known = rounds.get(RoundId.of(round));
        var question = questions
                .find(id)
                .filter(it -> it.household().value().equals(household))
                .filter(it -> solves.find(it.solve())
                        .map(Solve::round)
                        .filter(known.id()::equals)
                        .isPresent())
                .orElseThrow(RoundNotFound::new);
        model.addAttribute("view", views.of(known, question, readers.words(request)));
        return part ? "placement/what-if-answer" : "placement/what-if";
    }

    /// The municipality of this number or exact name; otherwise those whose names hold what was typed.
    private List<Community> named(String typed) {
        var wanted = typed.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return List.of();
        }
        var all = communities.all();
        var exact = all.stream()
                .filter(it -> it.id().value().equals(wanted)
                        || it.name().toLowerCase(Locale.ROOT).equals(wanted))
                .toList();
        return exact.isEmpty()
                ? all.stream()
                        .filter(it -> it.name().toLowerCase(Locale.ROOT).contains(wanted))
                        .sorted(java.util.Comparator.comparing(Community::name))
                        .toList()
                : exact;
    }
}
