package org.havn.cases;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.havn.people.BirthDate;
import org.havn.people.NameHit;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Relation;
import org.havn.people.SamePersons;
import org.havn.people.Script;
import org.havn.people.Sex;
import org.havn.platform.Choice;
import org.havn.platform.Words;
import org.havn.reference.Priority;
import org.springframework.stereotype.Component;

/// Puts together the page of changes to a case.
@Component
class CompositionViews {
    private static final int MOST_CANDIDATES = 12;
    private static final int YEARS_APART = 3;

    private final Composition composition;
    private final Cases cases;
    private final Persons persons;
    private final SamePersons same;
    private final java.time.Clock clock;

    CompositionViews(Composition composition, Cases cases, Persons persons, SamePersons same, java.time.Clock clock) {
        this.composition = composition;
        this.cases = cases;
        this.persons = persons;
        this.same = same;
        this.clock = clock;
    }

    CompositionView of(ResettlementCase household, Words words) {
        var ids = household.members().stream().map(CaseMember::person).toList();
        var known = persons.all(ids);
        var merges = same.holding(ids);
        return new CompositionView(
                household.number().value(),
                household.aside().contains(SideState.COMPOSITION_CHANGED),
                household.householdSize(),
                household.members().stream()
                        .map(it -> member(it, Objects.requireNonNull(known.get(it.person())), merges, words))
                        .toList(),
                composition.proposedFor(household.number()).stream()
                        .map(it -> new CompositionView.Proposed(
                                it.name().whole(),
                                words.say(
                                                "cases.relationship." + it.relationship(),
                                                it.sex().name())
                                        + ", " + it.birth().year()))
                        .toList(),
                Arrays.stream(Relationship.values())
                        .filter(it -> it != Relationship.PRINCIPAL_APPLICANT)
                        .map(it -> new Choice(it.name(), words.say("cases.relationship." + it, "UNKNOWN")))
                        .toList(),
                Arrays.stream(Relation.values())
                        .map(it -> new Choice(it.name(), words.say("cases.composition.relation." + it)))
                        .toList(),
                reasons(true, words),
                reasons(false, words),
                Arrays.stream(Sex.values())
                        .map(it -> new Choice(it.name(), words.say("cases.sex." + it)))
                        .toList(),
                ids.stream()
                        .map(it -> new Choice(
                                it.value().toString(),
                                Objects.requireNonNull(known.get(it))
                                        .nameIn(Script.LATIN)
                                        .whole()))
                        .toList(),
                raises(household, words));
    }

    /// Who may be the same person: called alike, and born about the same year.
    List<CandidateView> candidates(Person person, Words words) {
        var found = persons.search(person.nameIn(Script.LATIN).whole(), MOST_CANDIDATES * 4).stream()
                .map(NameHit::person)
                .filter(it -> !it.equals(person.id()))
                .toList();
        var known = persons.all(found);
        var on = cases.withMembers(found);
        return found.stream()
                .map(known::get)
                .filter(Objects::nonNull)
                .filter(it -> on.containsKey(it.id()) && bornAlike(it.birth(), person.birth()))
                .limit(MOST_CANDIDATES)
                .map(it -> candidate(it, Objects.requireNonNull(on.get(it.id())), words))
                .toList();
    }

    private CandidateView candidate(Person it, CaseNumber number, Words words) {
        return new CandidateView(
                it.id().value().toString(),
                it.nameIn(Script.LATIN).whole(),
                told(it, words),
                number.value(),
                CaseListPage.ADDRESS + "/" + number);
    }

    private static boolean bornAlike(BirthDate one, BirthDate other) {
        return Math.abs(one.year().getValue() - other.year().getValue()) <= YEARS_APART;
    }

    private CompositionView.Member member(
            CaseMember member, Person person, List<SamePersons.Merge> merges, Words words) {
        return new CompositionView.Member(
                person.id().value().toString(),
                person.nameIn(Script.LATIN).whole(),
                words.say(
                                "cases.relationship." + member.relationship(),
                                person.sex().name()) + " · " + told(person, words),
                member.relationship() != Relationship.PRINCIPAL_APPLICANT,
                merges.stream()
                        .filter(it -> it.kept().equals(person.id()))
                        .map(it ->
                                new CompositionView.Merged(it.id().toString(), words.say("cases.same.since", it.at())))
                        .toList());
    }

    private String told(Person person, Words words) {
        return words.say("cases.sex." + person.sex()) + " · "
                + words.say(
                        "cases.case.age",
                        person.birth().ageOn(LocalDate.now(clock)),
                        String.valueOf(person.birth().year()));
    }

    private static List<Choice> reasons(boolean adding, Words words) {
        return Arrays.stream(CompositionReason.values())
                .filter(it -> it.adds() == adding)
                .map(it -> new Choice(it.name(), words.say("cases.composition.why." + it)))
                .toList();
    }

    private static List<CompositionView.Raise> raises(ResettlementCase household, Words words) {
        return Stream.of(RaisePriority.Which.values())
                .map(which -> new CompositionView.Raise(
                        which.name(),
                        words.say(
                                which == RaisePriority.Which.PROCESSING
                                        ? "cases.case.processing-priority"
                                        : "cases.case.submission-priority"),
                        words.say("cases.priority." + which.of(household)),
                        Arrays.stream(Priority.values())
                                .filter(it -> it.compareTo(which.of(household)) < 0)
                                .map(it -> new Choice(it.name(), words.say("cases.priority." + it)))
                                .toList()))
                .filter(it -> !it.to().isEmpty())
                .toList();
    }

    PersonId person(ResettlementCase household, String id) {
        return household.members().stream()
                .map(CaseMember::person)
                .filter(it -> it.value().toString().equals(id))
                .findFirst()
                .orElseThrow(CompositionNotPossible::new);
    }
}
