package org.havn.access;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Relationship;
import org.havn.cases.ResettlementCase;
import org.havn.cases.Stage;
import org.havn.needs.Need;
import org.havn.needs.NeedId;
import org.havn.needs.NeedState;
import org.havn.needs.OwnWords;
import org.havn.needs.Phase;
import org.havn.needs.Severity;
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
import org.havn.reference.LanguageTag;
import org.havn.reference.Priority;
import org.havn.reference.SpecificNeedCode;
import org.havn.reference.SubmissionCategory;

/// Families of nobody: a number and a stage, for tests of who may see them.
final class SmallFamilies {
    /// A municipality of no place, for tests that need one to point to.
    static final String NOWHERE = """
            insert into communities.municipality (code, name, official_name, county_code, county, main_place, latitude,
                    longitude, centrality, population, age_0_5, age_6_12, age_13_15, age_16_18, age_19_66, age_67_up,
                    source, as_of, confidence)
            values ('0001', 'Nowhere', 'Nowhere', '00', 'Nowhere', 'Nowhere', 0, 0, 1, 0, 0, 0, 0, 0, 0, 0,
                    'invented', '2026-11-01', 'ASSUMED')
            on conflict do nothing
            """;

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

    /// What somebody of the household asked for.
    static Need need(CaseNumber number, PersonId person, String... codes) {
        return new Need(
                new NeedId(Ids.next()),
                number,
                person,
                1,
                new OwnWords(new LanguageTag("en"), "I want to sleep at night", List.of()),
                null,
                Stream.of(codes).map(SpecificNeedCode::new).toList(),
                Severity.MODERATE,
                Set.of(Phase.AFTER_ARRIVAL),
                "interview",
                null,
                "caseworker",
                null,
                NeedState.VOICED,
                "");
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
