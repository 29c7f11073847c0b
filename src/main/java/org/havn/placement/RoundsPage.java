package org.havn.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.cases.Cases;
import org.havn.cases.ProgrammeId;
import org.havn.cases.ProgrammeStep;
import org.havn.cases.Programmes;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Rounds: open one, have it solved, watch, and read the plan.
@Controller
class RoundsPage {
    private final Rounds rounds;
    private final RoundViews views;
    private final Programmes programmes;
    private final Cases cases;
    private final Readers readers;

    RoundsPage(Rounds rounds, RoundViews views, Programmes programmes, Cases cases, Readers readers) {
        this.rounds = rounds;
        this.views = views;
        this.programmes = programmes;
        this.cases = cases;
        this.readers = readers;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping("/work/rounds")
    String list(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        model.addAttribute(
                "rounds",
                rounds.all().stream()
                        .map(it -> new RoundsView.Listed(
                                "/work/rounds/" + it.id().value(),
                                it.nameIn(words),
                                words.moment(it.openedAt()),
                                it.households(),
                                views.outcome(it, words)))
                        .toList());
        model.addAttribute(
                "waiting",
                programmes.all().stream()
                        .map(it -> new RoundsView.Waiting(
                                it.id().value().toString(), it.name(), cases.countAwaitingPlacement(it.id())))
                        .filter(it -> it.families() > 0)
                        .toList());
        return "placement/rounds";
    }

    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping("/work/rounds")
    String open(@RequestParam UUID programme, @RequestParam String name, @RequestParam(defaultValue = "") String only) {
        var chosen = Arrays.stream(only.strip().split("[\\s,;]+"))
                .filter(it -> !it.isEmpty())
                .toList();
        var round = chosen.isEmpty()
                ? rounds.openAndSolve(new ProgrammeId(programme), name)
                : rounds.openAndSolveFor(new ProgrammeId(programme), name, chosen);
        return "redirect:/work/rounds/" + round.id().value();
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping("/work/rounds/{id}")
    String round(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable UUID why,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("round", views.of(rounds.get(RoundId.of(id)), why, readers.words(request)));
        return "placement/round";
    }

    /// The progress alone, for a page that asks again and again; the whole page is told to load when it is
    /// over.
    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping("/work/rounds/{id}/progress")
    String progress(
            @PathVariable String id,
            HttpServletRequest request,
            jakarta.servlet.http.HttpServletResponse response,
            Model model) {
        var view = views.of(rounds.get(RoundId.of(id)), null, readers.words(request));
        if (view.running() == null) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("round", view);
        return "placement/progress";
    }

    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping("/work/rounds/{id}/solve")
    String solve(@PathVariable String id) {
        rounds.solve(RoundId.of(id));
        return "redirect:/work/rounds/" + id;
    }

    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping("/work/rounds/{id}/stop")
    String stop(@PathVariable String id) {
        rounds.solvesOf(rounds.get(RoundId.of(id)).id()).stream()
                .filter(it -> it.state().open())
                .forEach(it -> rounds.stop(it.id()));
        return "redirect:/work/rounds/" + id;
    }

    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping("/work/rounds/{id}/rules/{rule}/lift")
    String lift(@PathVariable String id, @PathVariable UUID rule) {
        rounds.lift(rounds.get(RoundId.of(id)).id(), new RuleId(rule));
        return "redirect:/work/rounds/" + id;
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry roundsInNavigation() {
            return new NavigationEntry(
                    40, "/work/rounds", "placement.navigation", Set.of("PLACEMENT_OFFICER", "AUDITOR"));
        }

        @Bean
        ProgrammeStep placingThoseWhoWait() {
            return new ProgrammeStep("/work/rounds", "placement.rounds.go", Set.of("PLACEMENT_OFFICER"));
        }
    }
}
