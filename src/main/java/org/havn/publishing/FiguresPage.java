package org.havn.publishing;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.FourEyes;
import org.havn.access.FreshProof;
import org.havn.access.Role;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.havn.publishing.FigureTableView.Said;
import org.havn.publishing.release.Cell;
import org.havn.publishing.release.Fate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The draft of figures: what would be shown, what is held back and why. No count stands on it that the
/// public would not see.
@Controller
class FiguresPage {
    private static final String ADDRESS = "/work/figures";

    private final Figures figures;
    private final FigureTables tables;
    private final FourEyes fourEyes;
    private final CurrentActor actor;
    private final Readers readers;

    FiguresPage(Figures figures, FigureTables tables, FourEyes fourEyes, CurrentActor actor, Readers readers) {
        this.figures = figures;
        this.tables = tables;
        this.fourEyes = fourEyes;
        this.actor = actor;
        this.readers = readers;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER})
    @GetMapping(ADDRESS)
    String page(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        model.addAttribute(
                "view",
                new FiguresView(
                        figures.waiting().stream().map(it -> draft(it, words)).toList(),
                        figures.open().stream()
                                .map(it -> new FiguresView.Out(
                                        words.date(it.countedOn()),
                                        words.date(it.publishedAt()
                                                .atZone(ZoneOffset.UTC)
                                                .toLocalDate()),
                                        "/open/figures?release=" + it.id()))
                                .toList()));
        model.addAttribute("asked", request.getParameterMap().containsKey("asked"));
        return "publishing/figures";
    }

    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping(ADDRESS)
    String count() {
        figures.count();
        return "redirect:" + ADDRESS;
    }

    @Allowed(Role.PLACEMENT_OFFICER)
    @FreshProof
    @PostMapping(ADDRESS + "/{id}/release")
    String ask(@PathVariable UUID id, @RequestParam String because) {
        fourEyes.ask(
                PublishFigures.CODE, PublishFigures.parameters(id, actor.get().account()), because);
        return "redirect:" + ADDRESS + "?asked";
    }

    private FiguresView.Draft draft(Release draft, Words words) {
        var counted = figures.figuresOf(draft);
        var said = new LinkedHashMap<Cell, Said>();
        counted.forEach(it -> said.put(
                it.cell(),
                it.shown()
                        ? new Said(words.number(it.rounded()), true)
                        : new Said(words.say("publishing.fate." + it.fate()), false)));
        return new FiguresView.Draft(
                draft.id().toString(),
                words.date(draft.countedOn()),
                draft.threshold(),
                Arrays.stream(Fate.values())
                        .map(fate -> new FiguresView.Fates(
                                words.say("publishing.fate." + fate),
                                words.say("publishing.fate." + fate + ".why", draft.threshold()),
                                counted.stream().filter(it -> it.fate() == fate).count()))
                        .filter(it -> it.figures() > 0)
                        .toList(),
                tables.tables(said, words),
                actor.get().is(Role.PLACEMENT_OFFICER));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry figuresInNavigation() {
            return new NavigationEntry(
                    75,
                    ADDRESS,
                    "publishing.figures",
                    Set.of(Role.PLACEMENT_OFFICER.name(), Role.AUDITOR.name(), Role.DATA_PROTECTION_OFFICER.name()));
        }
    }
}
