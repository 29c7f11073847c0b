package org.havn.needs;

import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.havn.cases.CaseNumber;
import org.havn.cases.Relationship;
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
import org.havn.people.Script;
import org.havn.people.Sex;
import org.havn.platform.Ids;
import org.havn.reference.CountryCode;
import org.havn.reference.CsvRow;
import org.havn.reference.LanguageTag;
import org.havn.reference.OccupationCode;
import org.havn.reference.Priority;
import org.havn.reference.RowRejected;
import org.havn.reference.SubmissionCategory;

/// The table of families: one row a person, the principal applicant's row with the case's own columns.
final class FamilyTable {
    static final Set<String> REQUIRED = Set.of(
            "case_number", "person", "given_name", "family_name", "birth", "sex", "relationship", "origin", "language");

    /// One person on one case.
    record Row(CaseNumber number, int personNumber, Person person, Relationship relationship, CaseColumns columns) {}

    /// What only the principal applicant's row says.
    record CaseColumns(SubmissionCategory first, SubmissionCategory second, Priority priority) {}

    private FamilyTable() {}

    static Row row(CsvRow row) throws RowRejected {
        var number = number(row);
        var place = row.whole("person", 1, 99);
        var code = row.text("relationship");
        var relationship = Relationship.ofCode(code)
                .orElseThrow(() -> new RowRejected("not-one-of", "relationship", code, "PA, WIF, HUS, DAU, SON, …"));
        var first = row.optional("category").orElse("LPN");
        var second = row.optional("second_category").orElse(first.equals("LFDS") ? "LPN" : "LFDS");
        var priority = row.optional("priority").isEmpty() ? Priority.NR : row.oneOf("priority", Priority.class);
        return new Row(
                number,
                place,
                person(row, personId(number, place)),
                relationship,
                new CaseColumns(new SubmissionCategory(first), new SubmissionCategory(second), priority));
    }

    static CaseNumber number(CsvRow row) throws RowRejected {
        var text = row.text("case_number");
        if (!CaseNumber.looksLike(text)) {
            throw new RowRejected("not-one-of", "case_number", text, "HVN-26-000001, …");
        }
        return new CaseNumber(text);
    }

    /// The same row is the same person whenever it is read.
    static PersonId personId(CaseNumber number, int place) {
        return new PersonId(Ids.named("havn:imported-person:" + number + ":" + place));
    }

    private static Person person(CsvRow row, PersonId id) throws RowRejected {
        var language = new LanguageTag(row.text("language"));
        return new Person(
                id,
                names(row),
                birth(row),
                row.oneOf("sex", Sex.class),
                row.optional("marital_status").isEmpty()
                        ? MaritalStatus.UNKNOWN
                        : row.oneOf("marital_status", MaritalStatus.class),
                LifeStatus.LIVING,
                new CountryCode(row.text("origin")),
                List.of(new LanguageSkill(
                        language, true, row.optional("reads").orElse("").equals("yes"), true)),
                new Education(EducationLevel.ofIsced(row.optional("education").orElse("9")), null, Literacy.NOT_ASKED),
                row.optional("occupation").map(OccupationCode::new).orElse(null));
    }

    private static List<PersonName> names(CsvRow row) throws RowRejected {
        var names = new ArrayList<PersonName>();
        var original = row.optional("original_given_name");
        if (original.isPresent()) {
            names.add(new PersonName(
                    original.get(),
                    row.optional("original_family_name").orElse(null),
                    new Script(row.optional("original_script").orElse("Arab"))));
        }
        names.add(new PersonName(
                row.text("given_name"), row.optional("family_name").orElse(null), Script.LATIN));
        return names;
    }

    private static BirthDate birth(CsvRow row) throws RowRejected {
        if (row.text("birth").length() == 4) {
            return new BirthDate.YearOnly(Year.of(row.whole("birth", 1900, 2200)));
        }
        return new BirthDate.Exact(row.day("birth"));
    }
}
