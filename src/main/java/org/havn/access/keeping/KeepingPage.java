package org.havn.access.keeping;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Set;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.FourEyes;
import org.havn.access.FreshProof;
import org.havn.access.ReasonMissing;
import org.havn.access.Role;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailEntry;
import org.havn.audit.TrailQuestion;
import org.havn.platform.Choice;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.havn.platform.Tone;
import org.havn.platform.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What Havn keeps, for how long and why, and what it has erased: for the data protection officer.
@Controller
class KeepingPage {
    private static final String ADDRESS = "/work/keeping";

    private final Retention retention;
    private final Erasures erasures;
    private final CaseMembers members;
    private final FourEyes fourEyes;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Readers readers;
    private final int backupDays;

    KeepingPage(
            Retention retention,
            Erasures erasures,
            CaseMembers members,
            FourEyes fourEyes,
            AuditTrail trail,
            CurrentActor actor,
            Readers readers,
            @Value("${havn.backup.keep-days:0}") int backupDays) {
        this.retention = retention;
        this.erasures = erasures;
        this.members = members;
        this.fourEyes = fourEyes;
        this.trail = trail;
        this.actor = actor;
        this.readers = readers;
        this.backupDays = backupDays;
    }

    @Allowed(Role.DATA_PROTECTION_OFFICER)
    @GetMapping(ADDRESS)
    String show(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        trail.opened(AuditEvent.by(actor.get().account(), KeepingActs.ERASURES_OPENED, "erasure", "all"));
        var kinds = retention.today();
        var proofs = new HashMap<String, TrailEntry>();
        trail.find(new TrailQuestion(KeepingActs.ERASED.code(), null, null, null, null, 1, 200))
                .entries()
                .forEach(it -> proofs.put(it.on().id(), it));
        model.addAttribute(
                "view",
                new KeepingView(
                        kinds.stream().map(it -> kind(it, words)).toList(),
                        kinds.stream()
                                .map(it -> new Choice(it.code(), label(it.code(), words)))
                                .toList(),
                        erasures.newest().stream()
                                .map(it -> done(it, proofs.get(it.id().toString()), words))
                                .toList(),
                        backupDays > 0
                                ? words.say("access.erasure.backups", backupDays)
                                : words.say("access.erasure.backups.unknown")));
        return "access/keeping";
    }

    /// Asks for an erasure; it happens when a second person agrees.
    ///
    /// @param member the member's number on the case, or empty for the whole family
    @Allowed(Role.DATA_PROTECTION_OFFICER)
    @FreshProof
    @PostMapping(ADDRESS + "/erasures")
    String erase(
            @RequestParam String number,
            @RequestParam(required = false, defaultValue = "") String member,
            @RequestParam String because) {
        var clean = number.strip().toUpperCase(Locale.ROOT);
        var person =
                member.isBlank() ? "" : Members.person(members, clean, member).toString();
        fourEyes.ask(ErasePerson.CODE, ErasePerson.parameters(clean, person), because);
        return "redirect:/work/seconds";
    }

    /// Asks for a rule; it holds when a second person agrees.
    @Allowed(Role.DATA_PROTECTION_OFFICER)
    @FreshProof
    @PostMapping(ADDRESS + "/rules")
    String rule(
            @RequestParam String subject,
            @RequestParam String days,
            @RequestParam String from,
            @RequestParam String source,
            @RequestParam String because) {
        if (retention.today().stream().noneMatch(it -> it.code().equals(subject))) {
            throw new RuleNotValid();
        }
        fourEyes.ask(
                SetRetention.CODE,
                SetRetention.parameters(
                        subject,
                        days(days),
                        day(from),
                        ReasonMissing.requireSentence(source),
                        ReasonMissing.requireSentence(because)),
                because);
        return "redirect:/work/seconds";
    }

    private static int days(String typed) {
        if (!typed.strip().matches("[1-9]\\d{0,4}") || Integer.parseInt(typed.strip()) > 36_500) {
            throw new RuleNotValid();
        }
        return Integer.parseInt(typed.strip());
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException noDay) {
            throw new RuleNotValid();
        }
    }

    private static KeepingView.Kind kind(Retention.Aging it, Words words) {
        var rule = it.rule();
        return new KeepingView.Kind(
                label(it.code(), words),
                rule != null,
                rule == null ? "" : words.say("access.retention.rule", rule.days(), rule.validFrom()),
                rule == null ? "" : rule.source(),
                it.due());
    }

    private static String label(String code, Words words) {
        return words.say("access.aging" + code.substring(code.indexOf('.')));
    }

    private static KeepingView.Done done(Erasure it, @org.jspecify.annotations.Nullable TrailEntry proof, Words words) {
        var waits = it.doneAt() == null;
        return new KeepingView.Done(
                it.id().toString(),
                words.say("access.erasure.cause." + it.cause()),
                words.say(waits ? "access.erasure.waits" : "access.erasure.is-done"),
                waits ? Tone.WARNING : Tone.SUCCESS,
                words.moment(it.agreedAt()),
                words.say(
                        "access.erasure.counts", it.persons().size(), it.cases().size(), it.count()),
                waits ? "" : words.say("access.erasure.now"),
                proof == null
                        ? ""
                        : words.say("access.erasure.proof.command", proof.id().toString()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry keepingInNavigation() {
            return new NavigationEntry(72, ADDRESS, "access.keeping", Set.of("DATA_PROTECTION_OFFICER"));
        }
    }
}
