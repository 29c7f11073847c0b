package org.havn.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.access.Accounts;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailEntry;
import org.havn.audit.Who;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/// Who opened a family's file, when and why: for whoever answers for the case, to tell the family.
@Controller
class WhoOpenedPanel implements CasePanel {
    private static final int MOST = 100;

    private final Cases cases;
    private final AuditTrail trail;
    private final Accounts accounts;
    private final CurrentActor actor;
    private final Readers readers;

    WhoOpenedPanel(Cases cases, AuditTrail trail, Accounts accounts, CurrentActor actor, Readers readers) {
        this.cases = cases;
        this.trail = trail;
        this.accounts = accounts;
        this.actor = actor;
        this.readers = readers;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String titleKey() {
        return "cases.who-opened";
    }

    @Override
    public String address(CaseNumber number) {
        return CaseListPage.ADDRESS + "/" + number + "/who-opened";
    }

    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping(CaseListPage.ADDRESS + "/{number}/who-opened")
    public String show(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var household = cases.get(number);
        var words = readers.words(request);
        trail.opened(AuditEvent.by(actor.get().account(), CaseActs.TRAIL_OPENED, "case", household.number())
                .inCase(household.number().value()));
        var found = trail.openings(household.number().value(), MOST);
        var names = accounts.displayNames(found.stream()
                .flatMap(it -> it.who() instanceof Who.Account(var id) ? Stream.of(id) : Stream.empty())
                .collect(Collectors.toSet()));
        model.addAttribute("number", household.number().value());
        model.addAttribute(
                "rows", found.stream().map(it -> row(it, names, words)).toList());
        return part ? "cases/who-opened-rows" : "cases/who-opened";
    }

    private static WhoOpenedView row(TrailEntry it, Map<UUID, String> names, Words words) {
        var act = it.act();
        var dot = act.indexOf('.');
        var key = act.substring(0, dot) + ".act" + act.substring(dot);
        var purpose = Objects.requireNonNullElse(it.purpose(), "");
        var purposeKey = "cases.who-opened.purpose." + purpose;
        return new WhoOpenedView(
                it.who() instanceof Who.Account(var id)
                        ? names.getOrDefault(id, words.say("cases.thread.somebody"))
                        : words.say("cases.thread.havn"),
                words.has(key) ? words.say(key) : act,
                words.has(purposeKey) ? words.say(purposeKey) : purpose,
                words.moment(it.moment()));
    }
}
