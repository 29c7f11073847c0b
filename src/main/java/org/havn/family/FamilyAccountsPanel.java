package org.havn.family;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.FamilyAccount;
import org.havn.access.FamilyAccounts;
import org.havn.access.FreshProof;
import org.havn.access.Role;
import org.havn.cases.CaseNotFound;
import org.havn.cases.CaseNumber;
import org.havn.cases.CasePanel;
import org.havn.cases.Cases;
import org.havn.cases.FamilySight;
import org.havn.cases.ResettlementCase;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.platform.Readers;
import org.havn.platform.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// Hands out the family's own accounts, one for each grown member, and takes them back.
@Controller
class FamilyAccountsPanel implements CasePanel {
    private static final String ADDRESS = "/work/cases/{number}/family-accounts";

    private final Cases cases;
    private final FamilyAccounts families;
    private final FamilySight sight;
    private final Persons persons;
    private final Readers readers;

    FamilyAccountsPanel(Cases cases, FamilyAccounts families, FamilySight sight, Persons persons, Readers readers) {
        this.cases = cases;
        this.families = families;
        this.sight = sight;
        this.persons = persons;
        this.readers = readers;
    }

    @Override
    public int order() {
        return 80;
    }

    @Override
    public String titleKey() {
        return "family.accounts";
    }

    @Override
    public String address(CaseNumber number) {
        return ADDRESS.replace("{number}", number.value());
    }

    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping(ADDRESS)
    String show(
            HttpServletRequest request,
            @PathVariable String number,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        var household = cases.get(number);
        model.addAttribute("number", household.number().value());
        model.addAttribute("rows", rows(household, readers.words(request)));
        return part ? "family/accounts-rows" : "family/accounts";
    }

    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping(ADDRESS)
    String issue(@PathVariable String number, @RequestParam UUID person, @RequestParam String because, Model model) {
        var household = cases.get(number);
        var seen = sight.of(household).get(person);
        if (seen == null) {
            throw new CaseNotFound(number);
        }
        var issued = families.issue(household.number().value(), person, seen, because);
        model.addAttribute("number", household.number().value());
        model.addAttribute("owner", name(persons.all(List.of(new PersonId(person))), new PersonId(person)));
        model.addAttribute("code", issued.code().replaceAll("(.{4})(?=.)", "$1 "));
        model.addAttribute("where", "/family/enter");
        return "family/issued";
    }

    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping(ADDRESS + "/{account}/ending")
    String end(@PathVariable String number, @PathVariable UUID account, @RequestParam String because) {
        var household = cases.get(number);
        if (!families.end(household.number().value(), account, because)) {
            throw new CaseNotFound(number);
        }
        return "redirect:" + address(household.number());
    }

    private List<FamilyAccountRow> rows(ResettlementCase household, Words words) {
        var accounts = families.ofCase(household.number().value());
        var grown = sight.grownMembers(household);
        var known = persons.all(grown);
        return grown.stream()
                .map(it -> row(it, name(known, it), accounts, words))
                .toList();
    }

    private static FamilyAccountRow row(PersonId person, String name, List<FamilyAccount> accounts, Words words) {
        var theirs = accounts.stream()
                .filter(it -> it.person().equals(person.value()))
                .toList();
        var open = theirs.stream().filter(FamilyAccount::open).findFirst();
        if (open.isPresent()) {
            var it = open.get();
            var entered = it.enteredAt();
            return new FamilyAccountRow(
                    person.value().toString(),
                    name,
                    it.account().toString(),
                    it.number(),
                    entered == null
                            ? words.say("family.accounts.issued", it.issuedAt())
                            : words.say("family.accounts.entered", entered));
        }
        return new FamilyAccountRow(
                person.value().toString(),
                name,
                "",
                "",
                theirs.isEmpty()
                        ? words.say("family.accounts.none")
                        : words.say(
                                "family.accounts.ended",
                                java.util.Objects.requireNonNull(
                                                theirs.getFirst().endedAt())
                                        .atZone(ZoneOffset.UTC)
                                        .toLocalDate()));
    }

    private static String name(Map<PersonId, Person> known, PersonId id) {
        var person = known.get(id);
        return person == null ? "" : person.nameIn(Script.LATIN).whole();
    }
}
