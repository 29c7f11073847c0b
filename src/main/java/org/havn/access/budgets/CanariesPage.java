package org.havn.access.budgets;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.access.Accounts;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.FreshProof;
import org.havn.access.Role;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailEntry;
import org.havn.audit.TrailQuestion;
import org.havn.audit.Who;
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Canary cases and who touched them.
@Controller
class CanariesPage {
    private static final String ADDRESS = "/work/canaries";
    private static final int MOST = 200;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Canaries canaries;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Readers readers;

    CanariesPage(Canaries canaries, Accounts accounts, AuditTrail trail, CurrentActor actor, Readers readers) {
        this.canaries = canaries;
        this.accounts = accounts;
        this.trail = trail;
        this.actor = actor;
        this.readers = readers;
    }

    @Allowed(Role.DATA_PROTECTION_OFFICER)
    @GetMapping(ADDRESS)
    String list(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        trail.opened(AuditEvent.by(actor.get().account(), BudgetActs.CANARIES_OPENED, "canary", "all"));
        var touches = trail.find(new TrailQuestion(BudgetActs.CANARY_TOUCHED.code(), null, null, null, null, 1, MOST))
                .entries();
        var names = accounts.displayNames(touches.stream()
                .flatMap(it -> it.who() instanceof Who.Account(var id) ? Stream.of(id) : Stream.empty())
                .collect(Collectors.toSet()));
        var byCanary =
                touches.stream().collect(Collectors.groupingBy(it -> it.on().id()));
        model.addAttribute(
                "rows",
                canaries.all().stream()
                        .map(it -> new CanaryView(
                                it.id().toString(),
                                it.caseNumber(),
                                words.moment(it.since()),
                                it.endedAt() == null,
                                byCanary.getOrDefault(it.id().toString(), List.of()).stream()
                                        .map(touch -> touch(touch, names, words))
                                        .toList()))
                        .toList());
        return "access/canaries";
    }

    @Allowed(Role.DATA_PROTECTION_OFFICER)
    @FreshProof
    @PostMapping(ADDRESS)
    String set(@RequestParam String number, @RequestParam String because) {
        canaries.set(number.strip().toUpperCase(Locale.ROOT), because);
        return "redirect:" + ADDRESS;
    }

    @Allowed(Role.DATA_PROTECTION_OFFICER)
    @FreshProof
    @PostMapping(ADDRESS + "/{id}/ending")
    String end(@PathVariable UUID id) {
        canaries.end(id);
        return "redirect:" + ADDRESS;
    }

    private static CanaryView.Touch touch(TrailEntry it, Map<UUID, String> names, Words words) {
        var act = JSON.readTree(it.detail()).path("by").asString("");
        var dot = act.indexOf('.');
        var key = dot < 0 ? "" : act.substring(0, dot) + ".act" + act.substring(dot);
        return new CanaryView.Touch(
                it.who() instanceof Who.Account(var id) ? names.getOrDefault(id, "") : "",
                words.moment(it.moment()),
                !key.isEmpty() && words.has(key) ? words.say(key) : act);
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry canariesInNavigation() {
            return new NavigationEntry(71, ADDRESS, "access.canaries", Set.of("DATA_PROTECTION_OFFICER"));
        }
    }
}
