package org.havn.cases;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.CaseScopes;
import org.havn.access.FamilyAccounts;
import org.havn.access.FourEyes;
import org.havn.access.OfWeight;
import org.havn.people.Kinship;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who is on a case, once it is open: each change takes a second person, sets the case aside until what depends on its
/// size was looked at again, and reaches the accounts of the family (docs/decisions/0151-who-is-on-a-case.md).
@Service
public class Composition {
    private final Cases cases;
    private final CompositionRows rows;
    private final Persons persons;
    private final CaseScopes scopes;
    private final FamilyAccounts families;
    private final FamilySight sight;
    private final FourEyes fourEyes;
    private final ApplicationEventPublisher events;

    Composition(
            Cases cases,
            CompositionRows rows,
            Persons persons,
            CaseScopes scopes,
            FamilyAccounts families,
            FamilySight sight,
            FourEyes fourEyes,
            ApplicationEventPublisher events) {
        this.cases = cases;
        this.rows = rows;
        this.persons = persons;
        this.scopes = scopes;
        this.families = families;
        this.sight = sight;
        this.fourEyes = fourEyes;
        this.events = events;
    }

    /// Asks a second person to let somebody come onto a case.
    @OfWeight
    @Transactional
    public void askToAdd(ProposedMember newcomer, CompositionReason why, String because) {
        var household = cases.get(newcomer.household());
        var relative = newcomer.relative();
        if (!why.adds()
                || newcomer.relationship() == Relationship.PRINCIPAL_APPLICANT
                || (relative != null
                        && household.members().stream()
                                .noneMatch(it -> it.person().equals(relative)))) {
            throw new CompositionNotPossible();
        }
        rows.propose(newcomer);
        fourEyes.ask(ChangeComposition.CODE, ChangeComposition.adding(newcomer, why), because);
    }

    /// Asks a second person to let somebody leave a case.
    @OfWeight
    @Transactional
    public void askToRemove(CaseNumber number, PersonId person, CompositionReason why, String because) {
        if (why.adds()) {
            throw new CompositionNotPossible();
        }
        removable(number, person);
        fourEyes.ask(ChangeComposition.CODE, ChangeComposition.removing(number, person, why), because);
    }

    /// The member, if they can be taken off.
    ///
    /// @throws PrincipalApplicantStays if the case is named after them
    /// @throws CompositionNotPossible if they are not on it
    CaseMember removable(CaseNumber number, PersonId person) {
        var member = cases.get(number).members().stream()
                .filter(it -> it.person().equals(person))
                .findFirst()
                .orElseThrow(CompositionNotPossible::new);
        if (member.relationship() == Relationship.PRINCIPAL_APPLICANT) {
            throw new PrincipalApplicantStays();
        }
        return member;
    }

    @Transactional
    void add(ProposedMember newcomer, CompositionReason why) {
        var household = cases.get(newcomer.household());
        var applicant = persons.find(household.principalApplicant().person()).orElseThrow();
        var id = new PersonId(newcomer.id());
        persons.register(List.of(newcomer.person(applicant.countryOfOrigin())));
        scopes.add(household.number().value(), Set.of(id.value()));
        var relation = newcomer.relation();
        var relative = newcomer.relative();
        if (relation != null && relative != null) {
            persons.relate(List.of(new Kinship(id, relation, relative)));
        }
        rows.add(household.number(), id, newcomer.relationship());
        rows.forget(newcomer.id());
        changed(household, why);
    }

    @Transactional
    void remove(CaseNumber number, PersonId person, CompositionReason why) {
        removable(number, person);
        var household = cases.get(number);
        rows.remove(number, person);
        if (why == CompositionReason.DEATH) {
            persons.died(person);
        }
        families.endOf(person.value(), "left-the-case");
        changed(household, why);
    }

    /// Makes what hangs on a household follow it.
    void changed(ResettlementCase before, CompositionReason why) {
        var number = before.number();
        var after = cases.get(number);
        families.seeAnew(number.value(), sight.of(after));
        cases.setAside(number, SideState.COMPOSITION_CHANGED, null, "");
        cases.tell(
                number,
                "cases.thread.composition." + why,
                List.of(String.valueOf(before.householdSize()), String.valueOf(after.householdSize())),
                null);
        events.publishEvent(new CompositionChanged(number));
    }

    /// Says that what depends on the household's size was looked at again: the case goes on.
    @Transactional
    public void checked(CaseNumber number, String because) {
        cases.takeUp(number, SideState.COMPOSITION_CHANGED, because);
    }

    /// Those who wait for a second person's word on whether they come onto the case.
    @Transactional(readOnly = true)
    public List<ProposedMember> proposedFor(CaseNumber number) {
        return rows.proposedFor(number);
    }

    /// Who is on a case, by their place on it, as requests name them: never by name.
    static String place(ResettlementCase household, PersonId person) {
        var members = household.members().stream().map(CaseMember::person).collect(Collectors.toList());
        return String.valueOf(members.indexOf(person) + 1);
    }

    static PersonId id(String text) {
        return new PersonId(UUID.fromString(text));
    }
}
