package org.havn.needs;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.cases.Cases;
import org.havn.cases.ResettlementCase;
import org.havn.platform.Choice;
import org.havn.platform.Readers;
import org.havn.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// One need: what was said, what happened, and what a caseworker can do next.
@Controller
@RequestMapping("/work/cases/{number}/needs/{id}")
class NeedPage {
    private static final int MOST_YEARS_AHEAD = 10;

    private final Cases cases;
    private final Needs needs;
    private final NeedPageViews views;
    private final Colleagues colleagues;
    private final Readers readers;
    private final Clock clock;

    NeedPage(Cases cases, Needs needs, NeedPageViews views, Colleagues colleagues, Readers readers, Clock clock) {
        this.cases = cases;
        this.needs = needs;
        this.views = views;
        this.colleagues = colleagues;
        this.readers = readers;
        this.clock = clock;
    }

    static String address(Need need) {
        return "/work/cases/" + need.household() + "/needs/" + need.id().value();
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping
    String show(@PathVariable String number, @PathVariable UUID id, HttpServletRequest request, Model model) {
        var household = cases.get(number);
        var need = needs.get(household.number(), new NeedId(id));
        model.addAttribute("view", views.of(household, need, readers.words(request)));
        return "needs/need";
    }

    /// Does what a form asks for, or shows the form again with what is wrong.
    @Allowed(Role.CASEWORKER)
    @PostMapping("/{act}")
    String act(
            @PathVariable String number,
            @PathVariable UUID id,
            @PathVariable String act,
            @RequestParam int seen,
            @RequestParam Map<String, String> fields,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var household = cases.get(number);
        var need = needs.get(household.number(), new NeedId(id));
        var asked = NeedAct.at(act).orElseThrow(() -> new NeedNotFound(need.id()));
        var words = readers.words(request);
        var typed = new TypedForm(fields, words);
        Refusal refused = null;
        try {
            if (take(asked, household, need, seen, typed)) {
                return "redirect:" + address(need);
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } catch (NeedNotReady | NeedChangedMeanwhile late) {
            refused = late;
            response.setStatus(late.kind().status());
        }
        var now = needs.get(household.number(), need.id());
        model.addAttribute("view", views.of(household, now, asked, typed, refused, words));
        return "needs/need";
    }

    private boolean take(NeedAct act, ResettlementCase household, Need need, int seen, TypedForm typed) {
        return switch (act) {
            case CONFIRMATION -> confirm(household, need, seen, typed);
            case PLAN -> plan(need, seen, typed);
            case SERVICE -> {
                var what = typed.text("what");
                yield typed.fine(() -> needs.give(need.id(), seen, what));
            }
            case MET -> {
                var words = typed.needed("words", "needs.error.words");
                yield typed.fine(() -> needs.met(need.id(), seen, words));
            }
            case NOT_MET -> {
                var because = typed.needed("because", "needs.error.because");
                yield typed.fine(() -> needs.notMet(need.id(), seen, because));
            }
        };
    }

    private boolean confirm(ResettlementCase household, Need need, int seen, TypedForm typed) {
        var severity = typed.oneOf("severity", Severity.values());
        var evidence = typed.oneOf(
                "evidence",
                Stream.concat(NeedPageViews.EVIDENCE.stream(), Stream.of(need.evidence()))
                        .toList());
        var requirement = TypedRequirement.of(typed, views.requirable(household, need.requirement()));
        return severity != null && typed.fine(() -> needs.confirm(need.id(), seen, severity, evidence, requirement));
    }

    private boolean plan(Need need, int seen, TypedForm typed) {
        var today = LocalDate.now(clock);
        var arrangement = typed.oneOf("arrangement", Arrangement.values());
        var owner = typed.oneOf(
                "owner",
                colleagues.holders(need.household(), typed.words()).stream()
                        .map(Choice::value)
                        .toList());
        var due = typed.day("due", today, today.plusYears(MOST_YEARS_AHEAD));
        var what = typed.text("what");
        return arrangement != null
                && due != null
                && typed.fine(() -> needs.plan(need.id(), seen, arrangement, owner, due, what));
    }
}
