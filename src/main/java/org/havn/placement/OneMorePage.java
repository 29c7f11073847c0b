package org.havn.placement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.communities.Communities;
import org.havn.platform.Readers;
import org.havn.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// "Which one place, seat or service more, where, would help most?", and a letter that asks a municipality for it.
@Controller
@org.springframework.web.bind.annotation.RequestMapping("/work/rounds/{id}/one-more")
class OneMorePage {
    private static final List<String> LANGUAGES = List.of("nb", "en");

    private final Rounds rounds;
    private final Inquiries inquiries;
    private final MissingServiceInquirer inquirer;
    private final OneMoreViews views;
    private final Communities communities;
    private final CurrentActor actor;
    private final AuditTrail trail;
    private final Texts texts;
    private final Readers readers;

    OneMorePage(
            Rounds rounds,
            Inquiries inquiries,
            MissingServiceInquirer inquirer,
            OneMoreViews views,
            Communities communities,
            CurrentActor actor,
            AuditTrail trail,
            Texts texts,
            Readers readers) {
        this.rounds = rounds;
        this.inquiries = inquiries;
        this.inquirer = inquirer;
        this.views = views;
        this.communities = communities;
        this.actor = actor;
        this.trail = trail;
        this.texts = texts;
        this.readers = readers;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping
    String show(@PathVariable String id, HttpServletRequest request, Model model) {
        model.addAttribute("view", views.of(rounds.get(RoundId.of(id)), readers.words(request)));
        return "placement/one-more";
    }

    /// Has the services found out, for the newest plan.
    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping
    String ask(@PathVariable String id) {
        var round = rounds.get(RoundId.of(id));
        var plan = rounds.newestPlan(round.id()).orElseThrow(AskAgain::new);
        inquiries.ask(
                inquirer,
                round.id(),
                null,
                new MissingServiceInquirer.Asked(plan.id().value()));
        return "redirect:/work/rounds/" + id + "/one-more";
    }

    /// The letter as a page to print, in the municipality's language. Its making is on record.
    @Allowed(Role.PLACEMENT_OFFICER)
    @PostMapping("/letter")
    String letter(
            @PathVariable String id,
            @RequestParam String municipality,
            @RequestParam(defaultValue = "nb") String language,
            Model model) {
        var round = rounds.get(RoundId.of(id));
        var community = communities.get(municipality);
        var words = texts.in(Locale.of(LANGUAGES.contains(language) ? language : LANGUAGES.getFirst()));
        var letter = views.letter(round, community, words);
        trail.record(AuditEvent.by(
                        actor.get().account(),
                        PlacementActs.LETTER,
                        "round",
                        round.id().value())
                .with("municipality", community.id().value()));
        model.addAttribute("letter", letter);
        model.addAttribute("in", words);
        return "placement/letter";
    }
}
