package org.havn.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havn.access.Accounts;
import org.havn.access.Allowed;
import org.havn.access.CaseAccess;
import org.havn.access.Compartment;
import org.havn.access.Compartments;
import org.havn.access.CurrentActor;
import org.havn.access.FreshProof;
import org.havn.access.Role;
import org.havn.access.ScopeChange;
import org.havn.access.Unit;
import org.havn.access.UnitId;
import org.havn.access.Units;
import org.havn.access.WhoSees;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Choice;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who may see a family: read by whoever sees it, changed by those who answer for it. What lets people in again
/// (the end of a lock, of an exclusion, of a protected address) asks for a fresh proof; what shuts them out does
/// not wait for one.
@Controller
class WhoSeesPage {
    private static final String ADDRESS = CaseListPage.ADDRESS + "/{number}/who-sees";

    private final Cases cases;
    private final CaseAccess access;
    private final Units units;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Readers readers;

    WhoSeesPage(
            Cases cases,
            CaseAccess access,
            Units units,
            Accounts accounts,
            AuditTrail trail,
            CurrentActor actor,
            Readers readers) {
        this.cases = cases;
        this.access = access;
        this.units = units;
        this.accounts = accounts;
        this.trail = trail;
        this.actor = actor;
        this.readers = readers;
    }

    @Allowed({Role.PLACEMENT_OFFICER, Role.CASEWORKER, Role.AUDITOR})
    @GetMapping(ADDRESS)
    String show(HttpServletRequest request, @PathVariable String number, Model model) {
        var household = cases.get(number);
        trail.opened(AuditEvent.by(actor.get().account(), CaseActs.ACCESS_OPENED, "case", household.number())
                .inCase(household.number().value()));
        var words = readers.words(request);
        model.addAttribute(
                "view",
                view(
                        access.of(household.number().value()),
                        request.getParameterMap().containsKey("changed") ? words.say("cases.who-sees.changed") : "",
                        words));
        return "cases/who-sees";
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(ADDRESS + "/assignments")
    String assign(@PathVariable String number, @RequestParam UUID account, @RequestParam String because) {
        return changed(number, it -> access.assign(it, account, because));
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(ADDRESS + "/assignments/ending")
    String unassign(@PathVariable String number, @RequestParam UUID account, @RequestParam String because) {
        return changed(number, it -> access.unassign(it, account, because));
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(ADDRESS + "/shares")
    String share(@PathVariable String number, @RequestParam UUID unit, @RequestParam String because) {
        return changed(number, it -> access.share(it, new UnitId(unit), because));
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(ADDRESS + "/shares/ending")
    String unshare(@PathVariable String number, @RequestParam UUID unit, @RequestParam String because) {
        return changed(number, it -> access.unshare(it, new UnitId(unit), because));
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(ADDRESS + "/exclusions")
    String exclude(@PathVariable String number, @RequestParam UUID account, @RequestParam String because) {
        return changed(number, it -> access.exclude(it, account, because));
    }

    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping(ADDRESS + "/exclusions/ending")
    String readmit(@PathVariable String number, @RequestParam UUID account, @RequestParam String because) {
        return changed(number, it -> access.readmit(it, account, because));
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(ADDRESS + "/lock")
    String lock(@PathVariable String number, @RequestParam String because) {
        return changed(number, it -> access.lock(it, because));
    }

    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping(ADDRESS + "/lock/ending")
    String unlock(@PathVariable String number, @RequestParam String because) {
        return changed(number, it -> access.unlock(it, because));
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(ADDRESS + "/address")
    String protectAddress(@PathVariable String number, @RequestParam String because) {
        return changed(number, it -> access.protectAddress(it, because));
    }

    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping(ADDRESS + "/address/ending")
    String showAddress(@PathVariable String number, @RequestParam String because) {
        return changed(number, it -> access.showAddress(it, because));
    }

    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping(ADDRESS + "/tasks")
    String askForTask(
            @PathVariable String number,
            @RequestParam UUID account,
            @RequestParam Compartment compartment,
            @RequestParam String because) {
        changed(number, it -> access.askForTask(it, account, compartment, because));
        return "redirect:/work/seconds";
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(ADDRESS + "/tasks/ending")
    String endTask(
            @PathVariable String number,
            @RequestParam UUID account,
            @RequestParam Compartment compartment,
            @RequestParam String because) {
        return changed(number, it -> access.endTask(it, account, compartment, because));
    }

    /// A case that the reader does not see is not there, whatever was asked of it.
    private String changed(String number, Consumer<String> change) {
        var known = cases.get(number).number().value();
        change.accept(known);
        return "redirect:" + CaseListPage.ADDRESS + "/" + known + "/who-sees?changed";
    }

    private WhoSeesView view(WhoSees it, String notice, Words words) {
        var all = units.all();
        var names = names(it.changes(), it.tasks());
        var unitNames = all.stream().collect(Collectors.toMap(Unit::id, WhoSeesPage::name));
        var address = CaseListPage.ADDRESS + "/" + it.caseNumber();
        return new WhoSeesView(
                it.caseNumber(),
                address,
                address + "/who-sees",
                notice,
                it.holder() == null ? words.say("cases.who-sees.nobody") : name(it.holder()),
                it.locked(),
                it.addressProtected(),
                it.mayChange(),
                it.shared().stream()
                        .map(unit -> new WhoSeesView.Line(
                                unit.unit().id().toString(), name(unit.unit()), words.moment(unit.since())))
                        .toList(),
                lines(it.assigned(), words),
                lines(it.excluded(), words),
                it.tasks().stream()
                        .map(task -> new WhoSeesView.Task(
                                task.account().toString(),
                                names.getOrDefault(task.account(), words.say("cases.thread.somebody")),
                                task.compartment().name(),
                                words.say("access.compartment." + task.compartment())))
                        .toList(),
                Stream.of(Compartment.values())
                        .map(one -> new Choice(one.name(), words.say("access.compartment." + one)))
                        .toList(),
                it.mayChange()
                        ? access.colleagues().stream()
                                .map(one -> new Choice(one.account().toString(), one.name()))
                                .toList()
                        : List.of(),
                it.mayChange()
                        ? all.stream()
                                .filter(unit -> unit.municipality() == null && !unit.equals(it.holder()))
                                .map(unit -> new Choice(unit.id().toString(), name(unit)))
                                .toList()
                        : List.of(),
                it.changes().stream()
                        .map(change -> change(change, names, unitNames, words))
                        .toList());
    }

    private Map<UUID, String> names(Collection<ScopeChange> changes, Collection<Compartments.Task> tasks) {
        var people = new HashSet<UUID>();
        tasks.forEach(it -> people.add(it.account()));
        for (var it : changes) {
            people.add(it.by());
            if (it.account() != null) {
                people.add(it.account());
            }
        }
        return accounts.displayNames(people);
    }

    private static WhoSeesView.Change change(
            ScopeChange it, Map<UUID, String> names, Map<UnitId, String> units, Words words) {
        var whom = it.account() != null
                ? names.getOrDefault(it.account(), words.say("cases.thread.somebody"))
                : it.unit() == null ? "" : Objects.requireNonNullElse(units.get(it.unit()), "");
        return new WhoSeesView.Change(
                words.say("cases.who-sees.change." + it.kind(), whom),
                it.because().isEmpty() ? words.say("cases.who-sees.erased") : it.because(),
                names.getOrDefault(it.by(), words.say("cases.thread.somebody")),
                words.moment(it.at()));
    }

    private static List<WhoSeesView.Line> lines(List<WhoSees.Colleague> some, Words words) {
        return some.stream()
                .map(it -> new WhoSeesView.Line(it.account().toString(), it.name(), words.moment(it.since())))
                .toList();
    }

    private static String name(Unit unit) {
        return unit.organisation() + ": " + unit.name();
    }
}
