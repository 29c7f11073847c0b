package org.havn.family;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.FamilyAccount;
import org.havn.access.FamilyAccounts;
import org.havn.access.Role;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.people.LanguageSkill;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.platform.Readers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What a member of a family sees when they have come in.
@Controller
class FamilyPage {
    /// Languages whose speakers read another one, of those that families' pages have.
    private static final Map<String, String> READ_AS = Map.of(
            "ar", "ar", "apc", "ar", "ajp", "ar", "arb", "ar", "acm", "ar", "arz", "ar", "apd", "ar", "ayl", "ar", "tr",
            "tr", "nb", "nb");

    private final FamilyAccounts families;
    private final FamilyViews views;
    private final Persons persons;
    private final Readers readers;
    private final AuditTrail trail;
    private final CurrentActor actor;

    FamilyPage(
            FamilyAccounts families,
            FamilyViews views,
            Persons persons,
            Readers readers,
            AuditTrail trail,
            CurrentActor actor) {
        this.families = families;
        this.views = views;
        this.persons = persons;
        this.readers = readers;
        this.trail = trail;
        this.actor = actor;
    }

    @Allowed(Role.FAMILY_MEMBER)
    @GetMapping("/family")
    String show(HttpServletRequest request, Model model) {
        var mine = families.mine().orElseThrow();
        if (!chosen(request)) {
            var own = language(mine);
            if (!own.isEmpty()) {
                return "redirect:/language?to=" + own + "&back=/family";
            }
        }
        trail.opened(AuditEvent.by(actor.get().account(), FamilyActs.LOOKED, "case", mine.caseNumber())
                .inCase(mine.caseNumber()));
        model.addAttribute("view", views.of(mine, readers.words(request)));
        return "family/family";
    }

    /// Whether somebody on this telephone has chosen a language.
    private static boolean chosen(HttpServletRequest request) {
        return request.getCookies() != null
                && Arrays.stream(request.getCookies())
                        .anyMatch(it -> it.getName().equals(Readers.cookie(request)));
    }

    /// The page's language for somebody who has not chosen one: what they speak, as they told it.
    private String language(FamilyAccount mine) {
        return persons.find(new PersonId(mine.person())).stream()
                .flatMap(it -> it.languages().stream())
                .filter(LanguageSkill::preferred)
                .map(it -> READ_AS.get(it.language().value().toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
