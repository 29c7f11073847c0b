package org.havn.access;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Relationship;
import org.havn.cases.ResettlementCase;
import org.havn.cases.Stage;
import org.havn.people.BirthDate;
import org.havn.people.Education;
import org.havn.people.EducationLevel;
import org.havn.people.LifeStatus;
import org.havn.people.Literacy;
import org.havn.people.MaritalStatus;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.PersonName;
import org.havn.people.Script;
import org.havn.people.Sex;
import org.havn.platform.Ids;
import org.havn.reference.CountryCode;
import org.havn.reference.Priority;
import org.havn.reference.SubmissionCategory;

/// Families of nobody: a number and a stage, for tests of who may see them.
final class SmallFamilies {
    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private SmallFamilies() {}

    /// Somebody alone, without a real name.
    static Person somebody() {
        return new Person(
                new PersonId(Ids.next()),
                List.of(new PersonName("Somebody", null, new Script("Latn"))),
                new BirthDate.YearOnly(Year.of(1990)),
                Sex.UNKNOWN,
                MaritalStatus.UNKNOWN,
                LifeStatus.LIVING,
                new CountryCode("SY"),
                List.of(),
                new Education(EducationLevel.ofIsced("X"), null, Literacy.NOT_ASKED),
                null);
    }

    static ResettlementCase of(ProgrammeId programme, PersonId person) {
        return new ResettlementCase(
                new CaseNumber(String.format(Locale.ROOT, "HVN-99-%06d", SERIAL.incrementAndGet())),
                programme,
                List.of(new CaseMember(person, Relationship.PRINCIPAL_APPLICANT, true)),
                Stage.REGISTERED,
                TODAY,
                null,
                Set.of(),
                new SubmissionCategory("LPN"),
                null,
                Priority.NR,
                Priority.NR,
                TODAY,
                1);
    }
}
