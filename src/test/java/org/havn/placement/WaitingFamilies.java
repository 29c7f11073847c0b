package org.havn.placement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.havn.access.DemoUnits;
import org.havn.access.UnitId;
import org.havn.access.Units;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.Programme;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
import org.havn.cases.Relationship;
import org.havn.cases.ResettlementCase;
import org.havn.cases.Stage;
import org.havn.cases.StateDecision;
import org.havn.people.BirthDate;
import org.havn.people.Education;
import org.havn.people.EducationLevel;
import org.havn.people.LanguageSkill;
import org.havn.people.LifeStatus;
import org.havn.people.Literacy;
import org.havn.people.MaritalStatus;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.PersonName;
import org.havn.people.Persons;
import org.havn.people.Script;
import org.havn.people.Sex;
import org.havn.platform.AtStart;
import org.havn.platform.Ids;
import org.havn.platform.Telling;
import org.havn.reference.CountryCode;
import org.havn.reference.LanguageTag;
import org.havn.reference.Priority;
import org.havn.reference.SubmissionCategory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/// Families who wait for a place, each in a programme of nobody else's: invented, for tests of rounds.
final class WaitingFamilies {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final AtomicInteger SERIAL = new AtomicInteger();

    private final ListableBeanFactory house;

    WaitingFamilies(ListableBeanFactory house) {
        this.house = house;
    }

    /// Norway's municipalities are there, with what they offer, and the units that look after families.
    void openTheCountry() {
        house.getBeansOfType(AtStart.class).values().stream()
                .filter(it -> it.order() <= 20 && it.order() != 15)
                .sorted(Comparator.comparingInt(AtStart::order))
                .forEach(it -> it.run(Telling.nobody()));
        DemoUnits.openIn(house.getBean(Units.class));
    }

    ProgrammeId aProgramme(UnitId placedBy) {
        var id = new ProgrammeId(Ids.next());
        house.getBean(Programmes.class)
                .open(new Programme(
                        id,
                        "A programme " + id.value(),
                        100,
                        new CountryCode("TR"),
                        new CountryCode("NO"),
                        TODAY,
                        TODAY.plusYears(1),
                        placedBy,
                        placedBy,
                        false));
        return id;
    }

    /// These people, the first of them the principal applicant.
    CaseNumber aFamily(ProgrammeId programme, Person... people) {
        house.getBean(Persons.class).register(List.of(people));
        var number = new CaseNumber(String.format(Locale.ROOT, "HVN-97-%06d", SERIAL.incrementAndGet()));
        var members = java.util.stream.IntStream.range(0, people.length)
                .mapToObj(at -> new CaseMember(
                        people[at].id(),
                        at == 0 ? Relationship.PRINCIPAL_APPLICANT : Relationship.OTHER_RELATIVE,
                        true))
                .toList();
        house.getBean(Cases.class)
                .open(List.of(new ResettlementCase(
                        number,
                        programme,
                        members,
                        Stage.DECIDED,
                        TODAY,
                        StateDecision.ACCEPTED,
                        Set.of(),
                        new SubmissionCategory("LPN"),
                        null,
                        Priority.NR,
                        Priority.NR,
                        TODAY,
                        1)));
        return number;
    }

    /// A plan of the round that has no place for the family, so that an officer can choose one.
    SolveId withoutAPlace(Round round, CaseNumber number) {
        var solve = SolveId.next();
        var none = new Proposal(
                number, null, new Reasons(0, 0, List.of(), List.of(), 0, null, false, List.of(), List.of()), List.of());
        house.getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            house.getBean(SolveRows.class).insert(solve, round.id(), "tester", Instant.now(), 8, "none");
            house.getBean(SolveRows.class).propose(solve, List.of(none));
        });
        return solve;
    }

    static Person somebody() {
        return somebody(Sex.UNKNOWN, "SY", 1990);
    }

    static Person somebody(Sex sex, String origin, int born) {
        return new Person(
                new PersonId(Ids.next()),
                List.of(new PersonName("Somebody", null, new Script("Latn"))),
                new BirthDate.YearOnly(Year.of(born)),
                sex,
                MaritalStatus.UNKNOWN,
                LifeStatus.LIVING,
                new CountryCode(origin),
                List.of(new LanguageSkill(new LanguageTag("ar"), true, true, true)),
                new Education(EducationLevel.ofIsced("X"), null, Literacy.NOT_ASKED),
                null);
    }
}
