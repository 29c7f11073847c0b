package org.havn.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.Role;
import org.havn.access.budgets.Budgets;
import org.havn.people.ContactKind;
import org.havn.people.ContactSafety;
import org.havn.people.Contacts;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.platform.Choice;
import org.havn.platform.Readers;
import org.havn.platform.Tone;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// How the people of a case are reached, and finding a case by a telephone or document number.
@Controller
class ContactsPage {
    private static final String OF_A_CASE = CaseListPage.ADDRESS + "/{number}/contacts";
    private static final String BY_NUMBER = "/work/contacts";

    private final Cases cases;
    private final CaseRows rows;
    private final Persons persons;
    private final Contacts contacts;
    private final Budgets budgets;
    private final Readers readers;

    ContactsPage(Cases cases, CaseRows rows, Persons persons, Contacts contacts, Budgets budgets, Readers readers) {
        this.cases = cases;
        this.rows = rows;
        this.persons = persons;
        this.contacts = contacts;
        this.budgets = budgets;
        this.readers = readers;
    }

    @Allowed(Role.CASEWORKER)
    @GetMapping(OF_A_CASE)
    String show(@PathVariable String number, HttpServletRequest request, Model model) {
        var household = cases.get(number);
        var words = readers.words(request);
        var members = household.members().stream().map(CaseMember::person).toList();
        var known = persons.all(members);
        var kept = contacts.of(household.number().value(), members);
        model.addAttribute("number", household.number().value());
        model.addAttribute("kinds", choices(ContactKind.values(), "cases.contact.kind.", words));
        model.addAttribute("safeties", choices(ContactSafety.values(), "cases.contact.safety.", words));
        model.addAttribute(
                "rows",
                members.stream()
                        .map(known::get)
                        .filter(it -> it != null)
                        .map(it -> new ContactView(
                                it.id().value().toString(),
                                it.nameIn(Script.LATIN).whole(),
                                address(household.number(), it.id().value()),
                                kept.stream()
                                        .filter(one -> one.person().equals(it.id()))
                                        .map(one -> new ContactView.Line(
                                                one.id().toString(),
                                                words.say("cases.contact.kind." + one.kind()),
                                                one.value(),
                                                words.say("cases.contact.safety." + one.safety()),
                                                tone(one.safety())))
                                        .toList()))
                        .toList());
        return "cases/contacts";
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(OF_A_CASE + "/{person}")
    String keep(
            @PathVariable String number,
            @PathVariable UUID person,
            @RequestParam ContactKind kind,
            @RequestParam String value,
            @RequestParam ContactSafety safety) {
        var household = member(number, person);
        contacts.keep(household.value(), new PersonId(person), kind, value, safety);
        return "redirect:" + CaseListPage.ADDRESS + "/" + household + "/contacts";
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(OF_A_CASE + "/{person}/{contact}/removal")
    String remove(@PathVariable String number, @PathVariable UUID person, @PathVariable UUID contact) {
        var household = member(number, person);
        contacts.remove(household.value(), new PersonId(person), contact);
        return "redirect:" + CaseListPage.ADDRESS + "/" + household + "/contacts";
    }

    /// Finds cases by a number that somebody has; it stands in no address, and counts like a name.
    @Allowed(Role.CASEWORKER)
    @PostMapping(BY_NUMBER)
    String find(@RequestParam ContactKind kind, @RequestParam String value, Model model) {
        budgets.searchName();
        var found = contacts.withNumber(kind, value);
        model.addAttribute(
                "numbers",
                rows.withMembers(found).values().stream()
                        .map(CaseNumber::value)
                        .distinct()
                        .sorted()
                        .toList());
        return "cases/by-number";
    }

    private CaseNumber member(String number, UUID person) {
        var household = cases.get(number);
        if (household.members().stream().noneMatch(it -> it.person().value().equals(person))) {
            throw new CaseNotFound(number);
        }
        return household.number();
    }

    private static String address(CaseNumber number, UUID person) {
        return CaseListPage.ADDRESS + "/" + number + "/contacts/" + person;
    }

    private static Tone tone(ContactSafety safety) {
        return switch (safety) {
            case SAFE -> Tone.SUCCESS;
            case SHARED -> Tone.WARNING;
            case NOT_SAFE -> Tone.DANGER;
        };
    }

    private static <E extends Enum<E>> List<Choice> choices(E[] values, String key, org.havn.platform.Words words) {
        return Arrays.stream(values)
                .map(it -> new Choice(it.name(), words.say(key + it)))
                .toList();
    }
}
