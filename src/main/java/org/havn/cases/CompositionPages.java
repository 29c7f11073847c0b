package org.havn.cases;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.Year;
import java.util.UUID;
import org.havn.access.Allowed;
import org.havn.access.FourEyes;
import org.havn.access.FreshProof;
import org.havn.access.ReasonMissing;
import org.havn.access.Role;
import org.havn.people.BirthDate;
import org.havn.people.PersonId;
import org.havn.people.PersonName;
import org.havn.people.Persons;
import org.havn.people.Relation;
import org.havn.people.SamePersons;
import org.havn.people.Script;
import org.havn.people.Sex;
import org.havn.platform.Ids;
import org.havn.platform.Readers;
import org.havn.reference.Priority;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/// Changes to who is on a case and to how soon it goes: each is asked for here and waits for a second person.
@Controller
class CompositionPages implements CasePanel {
    private static final String ADDRESS = CaseListPage.ADDRESS + "/{number}/composition";
    private static final String SECONDS = "redirect:/work/seconds";

    private final Cases cases;
    private final Composition composition;
    private final CompositionViews views;
    private final Persons persons;
    private final SamePersons same;
    private final FourEyes fourEyes;
    private final Readers readers;

    CompositionPages(
            Cases cases,
            Composition composition,
            CompositionViews views,
            Persons persons,
            SamePersons same,
            FourEyes fourEyes,
            Readers readers) {
        this.cases = cases;
        this.composition = composition;
        this.views = views;
        this.persons = persons;
        this.same = same;
        this.fourEyes = fourEyes;
        this.readers = readers;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public String titleKey() {
        return "cases.composition";
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
        model.addAttribute("view", views.of(cases.get(number), readers.words(request)));
        return part ? "cases/composition-parts" : "cases/composition";
    }

    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping(ADDRESS + "/additions")
    String add(
            @PathVariable String number,
            @RequestParam String given,
            @RequestParam(required = false, defaultValue = "") String family,
            @RequestParam Sex sex,
            @RequestParam(required = false) @Nullable LocalDate born,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam Relationship relationship,
            @RequestParam(required = false) @Nullable Relation relation,
            @RequestParam(required = false) @Nullable UUID relative,
            @RequestParam CompositionReason why,
            @RequestParam String because) {
        var household = cases.get(number);
        if (given.isBlank() || (born == null && year == null)) {
            throw new CompositionNotPossible();
        }
        BirthDate birth = born != null
                ? new BirthDate.Exact(born)
                : new BirthDate.YearOnly(Year.of(java.util.Objects.requireNonNull(year)));
        composition.askToAdd(
                new ProposedMember(
                        Ids.next(),
                        household.number(),
                        new PersonName(given.strip(), family.isBlank() ? null : family.strip(), Script.of(given)),
                        birth,
                        sex,
                        relationship,
                        relative == null ? null : relation,
                        relation == null || relative == null ? null : new PersonId(relative)),
                why,
                because);
        return SECONDS;
    }

    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping(ADDRESS + "/removals")
    String remove(
            @PathVariable String number,
            @RequestParam UUID person,
            @RequestParam CompositionReason why,
            @RequestParam String because) {
        composition.askToRemove(cases.get(number).number(), new PersonId(person), why, because);
        return SECONDS;
    }

    @Allowed(Role.CASEWORKER)
    @PostMapping(ADDRESS + "/checked")
    String checked(@PathVariable String number, @RequestParam String because) {
        var household = cases.get(number);
        composition.checked(household.number(), ReasonMissing.requireSentence(because));
        return "redirect:" + CaseListPage.ADDRESS + "/" + household.number();
    }

    /// Who may be the same person as a member.
    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER, Role.AUDITOR})
    @GetMapping(ADDRESS + "/same")
    String candidates(
            HttpServletRequest request, @PathVariable String number, @RequestParam String person, Model model) {
        var household = cases.get(number);
        var words = readers.words(request);
        var member = persons.find(views.person(household, person)).orElseThrow(CompositionNotPossible::new);
        model.addAttribute("number", household.number().value());
        model.addAttribute("person", member.id().value().toString());
        model.addAttribute("name", member.nameIn(Script.LATIN).whole());
        model.addAttribute("candidates", views.candidates(member, words));
        return "cases/same";
    }

    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping(ADDRESS + "/same")
    String merge(
            @PathVariable String number,
            @RequestParam String person,
            @RequestParam UUID absorbed,
            @RequestParam String because) {
        var household = cases.get(number);
        fourEyes.ask(
                MergePersons.CODE,
                MergePersons.parameters(household.number(), views.person(household, person), new PersonId(absorbed)),
                because);
        return SECONDS;
    }

    @Allowed(Role.CASEWORKER)
    @FreshProof
    @PostMapping(ADDRESS + "/split")
    String split(@PathVariable String number, @RequestParam UUID merge, @RequestParam String because) {
        var household = cases.get(number);
        var found = same.find(merge).orElseThrow(CompositionNotPossible::new);
        fourEyes.ask(SplitPersons.CODE, SplitPersons.parameters(household.number(), found), because);
        return SECONDS;
    }

    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER})
    @FreshProof
    @PostMapping(CaseListPage.ADDRESS + "/{number}/priority")
    String raise(
            @PathVariable String number,
            @RequestParam RaisePriority.Which which,
            @RequestParam Priority to,
            @RequestParam String because) {
        fourEyes.ask(
                RaisePriority.CODE, RaisePriority.parameters(cases.get(number).number(), which, to), because);
        return SECONDS;
    }

    @Allowed({Role.CASEWORKER, Role.PLACEMENT_OFFICER})
    @FreshProof
    @PostMapping(ProgrammePage.ADDRESS + "/quota")
    String release(@RequestParam UUID programme, @RequestParam int places, @RequestParam String because) {
        fourEyes.ask(ReleaseQuota.CODE, ReleaseQuota.parameters(new ProgrammeId(programme), places), because);
        return SECONDS;
    }
}
