package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.havn.platform.Choice;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The roles of one account: which, in which unit, why and until when. Giving one and ending one takes two people.
@Controller
class AccountRolesPage {
    private static final String ADDRESS = "/work/accounts/{id}/roles";

    private final Accounts accounts;
    private final Grants grants;
    private final Units units;
    private final FourEyes fourEyes;
    private final CurrentActor actor;
    private final Clock clock;
    private final Readers readers;

    AccountRolesPage(
            Accounts accounts,
            Grants grants,
            Units units,
            FourEyes fourEyes,
            CurrentActor actor,
            Clock clock,
            Readers readers) {
        this.accounts = accounts;
        this.grants = grants;
        this.units = units;
        this.fourEyes = fourEyes;
        this.actor = actor;
        this.clock = clock;
        this.readers = readers;
    }

    @Allowed(Role.ADMINISTRATOR)
    @GetMapping(ADDRESS)
    String show(HttpServletRequest request, @PathVariable UUID id, Model model) {
        var words = readers.words(request);
        model.addAttribute(
                "view",
                new AccountRolesView(
                        id.toString(),
                        name(id),
                        id.equals(actor.get().account()),
                        grants.heldBy(id).stream().map(it -> line(it, words)).toList(),
                        Role.staff().stream()
                                .map(it -> new Choice(it.name(), words.say("access.role." + it)))
                                .toList(),
                        units.all().stream()
                                .map(it -> new Choice(it.id().toString(), it.organisation() + ": " + it.name()))
                                .toList(),
                        today().plusDays(1).toString()));
        return "access/account-roles";
    }

    @Allowed(Role.ADMINISTRATOR)
    @FreshProof
    @PostMapping(ADDRESS)
    String give(
            @PathVariable UUID id,
            @RequestParam Role role,
            @RequestParam UUID unit,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate until,
            @RequestParam String because) {
        name(id);
        var parameters = GiveRole.parameters(
                id, role, new UnitId(unit), GiveRole.end(until, today()), ReasonMissing.requireSentence(because));
        fourEyes.ask(GiveRole.CODE, parameters, because);
        return "redirect:/work/seconds";
    }

    @Allowed(Role.ADMINISTRATOR)
    @FreshProof
    @PostMapping(ADDRESS + "/ending")
    String end(@PathVariable UUID id, @RequestParam UUID grant, @RequestParam String because) {
        name(id);
        fourEyes.ask(EndRole.CODE, EndRole.parameters(id, grant, ReasonMissing.requireSentence(because)), because);
        return "redirect:/work/seconds";
    }

    private AccountRolesView.Line line(Grant it, Words words) {
        var until = it.until();
        return new AccountRolesView.Line(
                it.id().toString(),
                words.say("access.role." + it.role()),
                units.name(it.unit()),
                words.has("access.grant." + it.because()) ? words.say("access.grant." + it.because()) : it.because(),
                until == null
                        ? ""
                        : words.date(until.atZone(ZoneOffset.UTC).toLocalDate().minusDays(1)));
    }

    private String name(UUID id) {
        var name = accounts.displayNames(List.of(id)).get(id);
        if (name == null) {
            throw new NoSuchAccount();
        }
        return name;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
