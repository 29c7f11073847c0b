package org.havn.access.exports;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
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
import org.havn.platform.NavigationEntry;
import org.havn.platform.Readers;
import org.havn.platform.Tone;
import org.havn.platform.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Files that one has taken out, and for the data-protection officer those of everybody.
@Controller
class ExportsPage {
    static final String ADDRESS = "/work/exports";
    private static final MediaType CMS = MediaType.parseMediaType("application/cms");

    private final Exports exports;
    private final ExportRows rows;
    private final Recipients recipients;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Readers readers;

    ExportsPage(
            Exports exports,
            ExportRows rows,
            Recipients recipients,
            Accounts accounts,
            AuditTrail trail,
            CurrentActor actor,
            Readers readers) {
        this.exports = exports;
        this.rows = rows;
        this.recipients = recipients;
        this.accounts = accounts;
        this.trail = trail;
        this.actor = actor;
        this.readers = readers;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER})
    @GetMapping(ADDRESS)
    String list(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var me = actor.get();
        List<Export> others = List.of();
        if (me.is(Role.DATA_PROTECTION_OFFICER)) {
            trail.opened(AuditEvent.by(me.account(), ExportActs.LIST_OPENED, "export", "all"));
            others = rows.everybodys();
        }
        var mine = rows.mine(me.account());
        var called = new HashMap<UUID, String>();
        recipients.all().forEach(it -> called.put(it.id(), it.called()));
        var names = accounts.displayNames(Stream.concat(mine.stream(), others.stream())
                .map(Export::account)
                .collect(Collectors.toSet()));
        model.addAttribute(
                "view",
                new ExportView(
                        mine.stream()
                                .map(it -> row(it, true, called, names, words))
                                .toList(),
                        others.stream()
                                .filter(it -> !it.account().equals(me.account()))
                                .map(it -> row(it, false, called, names, words))
                                .toList()));
        return "access/exports";
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @FreshProof
    @PostMapping(ADDRESS + "/{id}")
    ResponseEntity<byte[]> collect(@PathVariable UUID id) {
        var content = exports.collect(id);
        return ResponseEntity.ok()
                .contentType(CMS)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("havn-" + Watermark.numberOf(id) + ".p7m")
                                .build()
                                .toString())
                .body(content);
    }

    private static ExportView.Row row(
            Export it, boolean mine, Map<UUID, String> called, Map<UUID, String> names, Words words) {
        return new ExportView.Row(
                Watermark.numberOf(it.id()),
                it.file(),
                words.say("access.export.persons", it.persons()),
                called.getOrDefault(it.recipient(), ""),
                words.say("access.export.purpose." + it.purpose()),
                it.because(),
                names.getOrDefault(it.account(), ""),
                words.moment(it.madeAt()),
                words.say("access.export.state." + (it.collectedAt() == null ? it.state() : "COLLECTED")),
                switch (it.state()) {
                    case WAITING -> Tone.WARNING;
                    case READY -> Tone.SUCCESS;
                    case GONE -> Tone.NEUTRAL;
                },
                mine && it.state() == Export.State.READY ? ADDRESS + "/" + it.id() : "");
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry exportsInNavigation() {
            return new NavigationEntry(
                    76,
                    ADDRESS,
                    "access.exports",
                    Stream.of(Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER)
                            .map(Enum::name)
                            .collect(Collectors.toSet()));
        }

        @Bean
        NavigationEntry recipientsInNavigation() {
            return new NavigationEntry(
                    77,
                    RecipientsPage.ADDRESS,
                    "access.recipients",
                    Set.of("ADMINISTRATOR", "DATA_PROTECTION_OFFICER"));
        }
    }
}
