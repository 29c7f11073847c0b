package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// The reader's own account: their passkeys, and where they are signed in.
@Controller
class AccountPage {
    private static final String ADDRESS = "/work/account";

    private final Passkeys passkeys;
    private final OpenSessions sessions;
    private final OwnAddress address;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final CurrentActor actor;
    private final OrganisationProvider provider;
    private final OrganisationLogins logins;
    private final AccountNews news;
    private final Readers readers;

    AccountPage(
            Passkeys passkeys,
            OpenSessions sessions,
            OwnAddress address,
            AuditTrail trail,
            TransactionTemplate transaction,
            CurrentActor actor,
            OrganisationProvider provider,
            OrganisationLogins logins,
            AccountNews news,
            Readers readers) {
        this.news = news;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.address = address;
        this.trail = trail;
        this.transaction = transaction;
        this.actor = actor;
        this.provider = provider;
        this.logins = logins;
        this.readers = readers;
    }

    @OpenToSignedIn
    @GetMapping(ADDRESS)
    String show(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var me = actor.get().account();
        var held = passkeys.of(me);
        model.addAttribute("passkeys", held.stream().map(it -> view(it, words)).toList());
        model.addAttribute("exclude", held.stream().map(Passkey::credentialId).collect(Collectors.joining(" ")));
        model.addAttribute(
                "sessions",
                sessions.of(me).stream()
                        .map(it -> view(it, key(request), words))
                        .toList());
        model.addAttribute(
                "notice",
                Stream.of("added", "removed", "ended", "news")
                        .filter(request.getParameterMap()::containsKey)
                        .findFirst()
                        .orElse(""));
        model.addAttribute(
                "news",
                news.lately(me).stream()
                        .map(it -> new NewsView(
                                words.moment(it.moment()),
                                words.say("access.act" + it.act().substring(6))))
                        .toList());
        model.addAttribute("provider", provider.host());
        model.addAttribute("linked", provider.offered() && logins.linked(provider.issuer(), me));
        model.addAttribute("host", address.host());
        model.addAttribute("origin", address.isHere(request) ? "" : address.origin(request));
        return "access/account";
    }

    @OpenToSignedIn
    @FreshProof
    @PostMapping(ADDRESS + "/sessions/{key}/ending")
    String end(@PathVariable String key) {
        ended(me -> sessions.end(me, key) ? 1 : 0);
        return "redirect:" + ADDRESS + "?ended";
    }

    @OpenToSignedIn
    @FreshProof
    @PostMapping(ADDRESS + "/sessions/ending-others")
    String endOthers(HttpServletRequest request) {
        ended(me -> sessions.endOthers(me, key(request)));
        return "redirect:" + ADDRESS + "?ended";
    }

    private void ended(java.util.function.ToIntFunction<UUID> ending) {
        var me = actor.get().account();
        transaction.executeWithoutResult(_ -> {
            var count = ending.applyAsInt(me);
            if (count > 0) {
                trail.record(AuditEvent.by(me, AccessActs.SESSIONS_ENDED, "account", me)
                        .with("count", count));
            }
        });
    }

    private static PasskeyView view(Passkey it, Words words) {
        return new PasskeyView(
                it.id().toString(),
                it.name(),
                words.moment(it.addedAt()),
                it.lastUsedAt() == null ? "" : words.moment(it.lastUsedAt()),
                it.synced(),
                it.credentialId());
    }

    private static SessionView view(OpenSessions.OpenSession it, String here, Words words) {
        return new SessionView(
                it.key(),
                words.say(
                        "access.session.browser-on",
                        words.say("access.browser." + mark(it.marks(), SessionMarks.BROWSER)),
                        words.say("access.system." + mark(it.marks(), SessionMarks.SYSTEM))),
                it.marks().containsKey(SessionMarks.WAY)
                        ? words.say("access.way." + it.marks().get(SessionMarks.WAY))
                        : "",
                words.moment(it.begun()),
                words.moment(it.lastSeen()),
                it.key().equals(here));
    }

    private static String mark(Map<String, String> marks, String name) {
        return marks.getOrDefault(name, "other");
    }

    private static String key(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? "" : HashedSessions.key(session.getId());
    }
}
