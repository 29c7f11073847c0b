package org.havn.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.Allowed;
import org.havn.access.CurrentActor;
import org.havn.access.FreshProof;
import org.havn.access.ReasonMissing;
import org.havn.access.Role;
import org.havn.access.Unit;
import org.havn.access.UnitId;
import org.havn.access.Units;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Choice;
import org.havn.platform.Ids;
import org.havn.platform.NavigationEntry;
import org.havn.platform.OwnWork;
import org.havn.platform.Readers;
import org.havn.reference.CountryCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The programmes of this Havn, and opening one: which unit answers for its families, and which one places them. An
/// administrator sees that a programme is there and none of its families.
@Controller
class ProgrammesPage {
    private static final String ADDRESS = "/work/programmes";
    private static final String COUNTRY = "[A-Z]{2}";
    private static final int LARGEST = 1_000_000;

    private final Programmes programmes;
    private final Units units;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Readers readers;

    ProgrammesPage(
            Programmes programmes,
            Units units,
            AuditTrail trail,
            CurrentActor actor,
            TransactionTemplate transaction,
            Clock clock,
            Readers readers) {
        this.programmes = programmes;
        this.units = units;
        this.trail = trail;
        this.actor = actor;
        this.transaction = transaction;
        this.clock = clock;
        this.readers = readers;
    }

    @Allowed(Role.ADMINISTRATOR)
    @GetMapping(ADDRESS)
    String list(HttpServletRequest request, Model model) {
        var words = readers.words(request);
        var all = units.all();
        var names = all.stream().collect(Collectors.toMap(Unit::id, ProgrammesPage::name));
        model.addAttribute(
                "programmes",
                OwnWork.of("cases.programmes", programmes::all).stream()
                        .map(it -> new ProgrammesView(
                                it.name(),
                                words.say("cases.programmes.from-to", it.countryOfAsylum(), it.receivingCountry()),
                                words.say("cases.programmes.days", words.date(it.opensOn()), words.date(it.settleBy())),
                                String.valueOf(it.quota()),
                                Objects.requireNonNullElse(names.get(it.heldBy()), ""),
                                Objects.requireNonNullElse(names.get(it.placedBy()), "")))
                        .toList());
        model.addAttribute(
                "units",
                all.stream()
                        .filter(it -> it.municipality() == null)
                        .map(it -> new Choice(it.id().toString(), name(it)))
                        .toList());
        model.addAttribute("today", LocalDate.now(clock).toString());
        model.addAttribute("opened", request.getParameterMap().containsKey("opened"));
        return "cases/programmes";
    }

    @Allowed(Role.ADMINISTRATOR)
    @FreshProof
    @PostMapping(ADDRESS)
    String open(
            @RequestParam String name,
            @RequestParam int quota,
            @RequestParam String asylum,
            @RequestParam String receiving,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate opensOn,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate settleBy,
            @RequestParam UUID heldBy,
            @RequestParam UUID placedBy,
            @RequestParam String because) {
        ReasonMissing.requireSentence(because);
        var known = units.all().stream()
                .filter(it -> it.municipality() == null)
                .map(it -> it.id().value())
                .collect(Collectors.toSet());
        if (name.isBlank()
                || quota < 1
                || quota > LARGEST
                || settleBy.isBefore(opensOn)
                || !asylum.strip().matches(COUNTRY)
                || !receiving.strip().matches(COUNTRY)
                || !known.contains(heldBy)
                || !known.contains(placedBy)) {
            throw new ProgrammeNotValid(LARGEST);
        }
        var programme = new Programme(
                new ProgrammeId(Ids.next()),
                name.strip(),
                quota,
                new CountryCode(asylum.strip()),
                new CountryCode(receiving.strip()),
                opensOn,
                settleBy,
                new UnitId(heldBy),
                new UnitId(placedBy),
                false);
        transaction.executeWithoutResult(_ -> {
            OwnWork.run("cases.programmes", () -> programmes.open(programme, because.strip()));
            trail.record(AuditEvent.by(
                            actor.get().account(),
                            CaseActs.PROGRAMME_OPENED,
                            "programme",
                            programme.id().value())
                    .with("held-by", heldBy)
                    .with("placed-by", placedBy));
        });
        return "redirect:" + ADDRESS + "?opened";
    }

    private static String name(Unit unit) {
        return unit.organisation() + ": " + unit.name();
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry programmesInNavigation() {
            return new NavigationEntry(92, ADDRESS, "cases.programmes", Set.of(Role.ADMINISTRATOR.name()));
        }
    }
}
