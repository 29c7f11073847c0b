package org.havn.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.cases.Cases;
import org.havn.cases.ResettlementCase;
import org.havn.platform.Choice;
import org.havn.platform.Readers;
import org.havn.reference.CodeListName;
import org.havn.reference.CodeLists;
import org.havn.reference.LanguageTag;
import org.havn.reference.SpecificNeedCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the rules found in a family's interviews: a caseworker confirms it, changes it, or sets it aside.
@Controller
@RequestMapping("/work/cases/{number}/needs/proposals")
class ProposedNeedPage {
    private static final int MOST_YEARS_AHEAD = 10;
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}(-[A-Z]{1,3})?");
    private static final String LANGUAGE_OF_STAFF = "en";

    private final Cases cases;
    private final Proposals proposals;
    private final ProposedNeedViews views;
    private final NeedPageViews forms;
    private final Colleagues colleagues;
    private final CodeLists lists;
    private final Readers readers;
    private final Clock clock;

    ProposedNeedPage(
            Cases cases,
            Proposals proposals,
            ProposedNeedViews views,
            NeedPageViews forms,
            Colleagues colleagues,
            CodeLists lists,
            Readers readers,
            Clock clock) {
        this.cases = cases;
        this.proposals = proposals;
        this.views = views;
        this.forms = forms;
        this.colleagues = colleagues;
        this.lists = lists;
        this.readers = readers;
        this.clock = clock;
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping
    String all(@PathVariable String number, HttpServletRequest request, Model model) {
        model.addAttribute("view", views.all(cases.get(number), readers.words(request)));
        return "needs/proposals";
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping("/{id}")
    String one(@PathVariable String number, @PathVariable UUID id, HttpServletRequest request, Model model) {
        var household = cases.get(number);
        var words = readers.words(request);
        return shown(household, waiting(household, id), new TypedForm(Map.of(), words), model);
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping("/{id}/confirmation")
    String confirm(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var household = cases.get(number);
        var proposal = waiting(household, id);
        var typed = new TypedForm(fields, readers.words(request));
        var decision = decision(household, proposal, typed);
        if (decision == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shown(household, proposal, typed, model);
        }
        var need = proposals.confirm(household.number(), proposal.id(), decision);
        return "redirect:" + NeedPage.address(need);
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping("/{id}/setting-aside")
    String setAside(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String because,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var household = cases.get(number);
        var proposal = waiting(household, id);
        var typed = new TypedForm(Map.of("because", because), readers.words(request));
        var reason = typed.needed("because", "needs.error.aside");
        if (typed.faulty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shown(household, proposal, typed, model);
        }
        proposals.setAside(household.number(), proposal.id(), reason);
        return "redirect:" + ProposedNeedViews.address(household);
    }

    private String shown(ResettlementCase household, Proposal proposal, TypedForm typed, Model model) {
        model.addAttribute("view", views.one(household, proposal, typed, typed.words()));
        return "needs/proposal";
    }

    private Proposal waiting(ResettlementCase household, UUID id) {
        var wanted = new NeedId(id);
        var proposal = proposals.find(household.number(), wanted).orElseThrow(() -> new ProposalNotFound(wanted));
        if (proposal.state() != Proposal.State.WAITING) {
            throw new ProposalDecided();
        }
        if (proposal.finding() == null) {
            throw new NeedNotForYourTask();
        }
        return proposal;
    }

    /// What was typed, or null where something is wrong with it.
    private @Nullable Decision decision(ResettlementCase household, Proposal proposal, TypedForm typed) {
        var severity = typed.oneOf("severity", Severity.values());
        var evidence = typed.oneOf("evidence", NeedPageViews.EVIDENCE);
        var requirement = TypedRequirement.of(typed, forms.requirable(household, proposal.requirement()));
        var phases = phases(typed);
        var codes = codes(typed);
        var capacity = typed.text("confirmedBy");
        if (!capacity.isEmpty() && !ProposedNeedViews.CAPACITIES.contains(capacity)) {
            typed.wrong("confirmedBy", "needs.error.choose");
        }
        var owner = typed.text("owner").isEmpty()
                ? ""
                : typed.oneOf(
                        "owner",
                        colleagues.holders(household.number(), typed.words()).stream()
                                .map(Choice::value)
                                .toList());
        var today = LocalDate.now(clock);
        var due = typed.text("due").isEmpty() ? null : typed.day("due", today, today.plusYears(MOST_YEARS_AHEAD));
        var words = proposal.words().isEmpty() ? words(typed) : null;
        return typed.faulty() || severity == null
                ? null
                : new Decision(words, List.of(), requirement, codes, severity, phases, evidence, capacity, owner, due);
    }

    private static Set<Phase> phases(TypedForm typed) {
        var phases = EnumSet.noneOf(Phase.class);
        Arrays.stream(Phase.values())
                .filter(it -> !typed.text(it.name()).isEmpty())
                .forEach(phases::add);
        if (phases.isEmpty()) {
            typed.wrong("phases", "needs.error.phases");
        }
        return phases;
    }

    private List<SpecificNeedCode> codes(TypedForm typed) {
        var known = Stream.of(typed.text("codes").split("[\\s,]+"))
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
        for (var code : known) {
            if (!CODE.matcher(code).matches()
                    || lists.find(CodeListName.SPECIFIC_NEEDS, code).isEmpty()) {
                typed.wrong("codes", "needs.error.code", code);
            }
        }
        return typed.errors().containsKey("codes")
                ? List.of()
                : known.stream().map(SpecificNeedCode::new).toList();
    }

    /// What was asked for after the interview; the language is the one in which it was said.
    private static @Nullable OwnWords words(TypedForm typed) {
        var said = typed.needed("words", "needs.error.own-words");
        var language = typed.text("language").isEmpty() ? LANGUAGE_OF_STAFF : typed.text("language");
        try {
            return said.isEmpty() ? null : new OwnWords(new LanguageTag(language), said, List.of());
        } catch (IllegalArgumentException noTag) {
            typed.wrong("language", "needs.error.language");
            return null;
        }
    }
}
