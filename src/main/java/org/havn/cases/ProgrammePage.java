package org.havn.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.GlassNotices;
import org.havn.access.Role;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.havn.reference.CodeLists;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A programme at a glance: how many may come, who they are, what they need, where things stand, what is next.
@Controller
class ProgrammePage {
    static final String ADDRESS = "/work/programme";

    private final Programmes programmes;
    private final ProgrammeTotals totals;
    private final List<ProgrammeFigures> figures;
    private final List<ProgrammeStep> steps;
    private final CodeLists codes;
    private final Readers readers;
    private final GlassNotices glass;

    ProgrammePage(
            Programmes programmes,
            ProgrammeTotals totals,
            List<ProgrammeFigures> figures,
            ObjectProvider<ProgrammeStep> steps,
            CodeLists codes,
            Readers readers,
            GlassNotices glass) {
        this.programmes = programmes;
        this.totals = totals;
        this.figures = figures.stream()
                .sorted(Comparator.comparingInt(ProgrammeFigures::order))
                .toList();
        this.steps = steps.orderedStream().toList();
        this.codes = codes;
        this.readers = readers;
        this.glass = glass;
    }

    /// Where staff begin.
    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping("/work")
    String begin() {
        return "redirect:" + ADDRESS;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping(ADDRESS)
    String programme(
            HttpServletRequest request,
            @RequestParam @Nullable UUID id,
            @RequestParam @Nullable UUID why,
            Model model) {
        var all = programmes.all();
        model.addAttribute("glass", glass.forReader(readers.words(request), why));
        var chosen = all.stream()
                .filter(it -> id == null || it.id().value().equals(id))
                .findFirst();
        if (chosen.isEmpty()) {
            return "cases/no-programme";
        }
        model.addAttribute("view", view(chosen.get(), all, readers.words(request)));
        return "cases/programme";
    }

    private ProgrammeView view(Programme programme, List<Programme> all, Words words) {
        var known = totals.of(programme.id());
        var byStage = known.byStage();
        var families = byStage.values().stream()
                .mapToInt(ProgrammeTotals.Total::families)
                .sum();
        var people = byStage.values().stream()
                .mapToInt(ProgrammeTotals.Total::people)
                .sum();
        var waiting = known.waiting();
        return new ProgrammeView(
                programme.id().value().toString(),
                programme.name(),
                codes.name(programme.countryOfAsylum(), words.locale()),
                codes.name(programme.receivingCountry(), words.locale()),
                words.date(programme.settleBy()),
                programme.quota(),
                people,
                (double) people / programme.quota(),
                families,
                waiting,
                CaseListPage.ADDRESS + "?stage=DECIDED",
                words.say("cases.programme.next", waiting, families),
                waiting == 0 ? List.of() : steps,
                counts(byStage, "stage", families, words),
                counts(known.byPriority(), "priority", families, words),
                sizes(known.bySize(), families, words),
                figures.stream()
                        .map(it -> group(it, programme.id(), families, words))
                        .toList(),
                all.stream()
                        .filter(it -> !it.equals(programme))
                        .map(it -> new ProgrammeView.Other(
                                it.name(), ADDRESS + "?id=" + it.id().value()))
                        .toList());
    }

    private static <E extends Enum<E>> List<ProgrammeView.Count> counts(
            Map<E, ProgrammeTotals.Total> totals, String parameter, int families, Words words) {
        return totals.entrySet().stream()
                .map(it -> new ProgrammeView.Count(
                        words.say("cases." + parameter + "." + it.getKey()),
                        it.getValue().families(),
                        share(it.getValue().families(), families),
                        words.say("cases.programme.people", it.getValue().people()),
                        CaseListPage.ADDRESS + "?" + parameter + "=" + it.getKey()))
                .toList();
    }

    private static List<ProgrammeView.Count> sizes(
            Map<Integer, ProgrammeTotals.Total> totals, int families, Words words) {
        return totals.entrySet().stream()
                .map(it -> new ProgrammeView.Count(
                        words.say("cases.programme.size", it.getKey()),
                        it.getValue().families(),
                        share(it.getValue().families(), families),
                        words.say("cases.programme.people", it.getValue().people()),
                        ""))
                .toList();
    }

    private static ProgrammeView.Group group(
            ProgrammeFigures figures, ProgrammeId programme, int families, Words words) {
        return new ProgrammeView.Group(
                words.say(figures.titleKey()),
                figures.of(programme, words).stream()
                        .map(it -> new ProgrammeView.Count(
                                it.label(), it.count(), share(it.count(), families), it.note(), it.address()))
                        .toList());
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : Math.min(1, (double) part / whole);
    }
}
