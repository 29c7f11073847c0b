package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.havn.audit.Act;
import org.havn.audit.AuditActs;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailAnswer;
import org.havn.audit.TrailQuestion;
import org.havn.audit.TrailView;
import org.havn.audit.TrailViews;
import org.havn.platform.Listing;
import org.havn.platform.Readers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The audit trail, for auditors. That they read it stands in it too. The page is here and not in `audit`, because
/// only `access` knows roles and what accounts are called, and it knows the trail.
@Controller
class TrailPage {
    private static final String ADDRESS = "/work/audit";
    private static final int PAGE_SIZE = 50;
    private static final ZoneId HERE = ZoneId.of("Europe/Oslo");

    private final AuditTrail trail;
    private final TrailViews views;
    private final Accounts accounts;
    private final CurrentActor actor;
    private final Readers readers;

    TrailPage(AuditTrail trail, TrailViews views, Accounts accounts, CurrentActor actor, Readers readers) {
        this.trail = trail;
        this.views = views;
        this.accounts = accounts;
        this.actor = actor;
        this.readers = readers;
    }

    @Allowed(Role.AUDITOR)
    @GetMapping(ADDRESS)
    String list(HttpServletRequest request, @RequestParam Map<String, String> sent, Model model) {
        var question = question(sent);
        trail.opened(opening(question));
        var answer = trail.find(question);
        var names = accounts.displayNames(trail.accountsSeen());
        var view = views.view(
                answer, asked(question, sent), listing(question, sent, answer), names, readers.words(request));
        model.addAttribute("view", view);
        return "audit/trail";
    }

    private AuditEvent opening(TrailQuestion question) {
        var event = AuditEvent.by(actor.get().account(), AuditActs.TRAIL_OPENED, "trail", "page-" + question.page());
        event = question.act() == null ? event : event.with("act", question.act());
        event = question.account() == null ? event : event.with("account", question.account());
        return question.caseNumber() == null ? event : event.with("case", question.caseNumber());
    }

    /// What cannot be read is passed over, as in every list.
    private TrailQuestion question(Map<String, String> sent) {
        var act = sent.getOrDefault("act", "");
        var number = sent.getOrDefault("case", "").strip();
        var until = day(sent, "until");
        return new TrailQuestion(
                trail.acts().stream()
                        .map(Act::code)
                        .filter(act::equals)
                        .findFirst()
                        .orElse(null),
                account(sent.getOrDefault("account", "")),
                number.matches("[A-Za-z0-9._:-]{1,64}") ? number : null,
                startOf(day(sent, "from")),
                startOf(until == null ? null : until.plusDays(1)),
                page(sent.getOrDefault("page", "")),
                PAGE_SIZE);
    }

    private static @Nullable UUID account(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(text) : null;
    }

    private static @Nullable LocalDate day(Map<String, String> sent, String name) {
        try {
            var day = LocalDate.parse(sent.getOrDefault(name, ""));
            return day.getYear() < 2000 || day.getYear() > 2200 ? null : day;
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private static @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(HERE).toInstant();
    }

    /// Further back than is counted leads nowhere.
    private static int page(String text) {
        return text.matches("[1-9]\\d{0,3}") ? Math.min(Integer.parseInt(text), TrailAnswer.COUNTED / PAGE_SIZE) : 1;
    }

    private static TrailView.Asked asked(TrailQuestion question, Map<String, String> sent) {
        return new TrailView.Asked(
                said(question.act()),
                said(question.account()),
                said(question.caseNumber()),
                question.from() == null ? "" : sent.getOrDefault("from", ""),
                question.until() == null ? "" : sent.getOrDefault("until", ""));
    }

    private static String said(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static Listing listing(TrailQuestion question, Map<String, String> sent, TrailAnswer answer) {
        var asked = asked(question, sent);
        var filters = new LinkedHashMap<String, String>();
        filters.put("act", asked.act());
        filters.put("account", asked.account());
        filters.put("case", asked.caseNumber());
        filters.put("from", asked.from());
        filters.put("until", asked.until());
        var counted = Math.min(answer.total(), TrailAnswer.COUNTED);
        return new Listing(ADDRESS, filters, "", false, question.page(), PAGE_SIZE, counted);
    }
}
