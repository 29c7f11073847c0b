package org.havn.access;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.Programme;
import org.havn.cases.ProgrammeId;
import org.havn.cases.Programmes;
import org.havn.cases.Relationship;
import org.havn.cases.ResettlementCase;
import org.havn.cases.Stage;
import org.havn.needs.Need;
import org.havn.needs.NeedId;
import org.havn.needs.NeedState;
import org.havn.needs.Needs;
import org.havn.needs.OwnWords;
import org.havn.needs.Phase;
import org.havn.needs.Severity;
import org.havn.people.BirthDate;
import org.havn.people.Education;
import org.havn.people.Kinship;
import org.havn.people.LanguageSkill;
import org.havn.people.LifeStatus;
import org.havn.people.Literacy;
import org.havn.people.MaritalStatus;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.PersonName;
import org.havn.people.Persons;
import org.havn.people.Relation;
import org.havn.people.Script;
import org.havn.people.Sex;
import org.havn.platform.Ids;
import org.havn.reference.CountryCode;
import org.havn.reference.LanguageTag;
import org.havn.reference.Priority;
import org.havn.reference.SpecificNeedCode;
import org.havn.reference.SubmissionCategory;
import org.jspecify.annotations.Nullable;

/// An invented household for tests of who sees what: a mother, a father, a daughter of sixteen and a son of ten, each
/// with a need of their own, and one of the household's.
public final class HouseholdOfFour {
    /// What each of them said; a test looks for these words.
    public static final String MOTHER_SAID = "words-of-the-mother";

    public static final String MOTHER_SAID_OF_VIOLENCE = "words-of-the-mother-of-violence";
    public static final String FATHER_SAID = "words-of-the-father";
    public static final String DAUGHTER_SAID = "words-of-the-daughter";
    public static final String SON_SAID = "words-of-the-son";
    public static final String HOUSEHOLD_SAID = "words-of-the-household";

    private final CaseNumber number;
    private final PersonId mother;
    private final PersonId father;
    private final PersonId daughter;
    private final PersonId son;

    private HouseholdOfFour(CaseNumber number, PersonId mother, PersonId father, PersonId daughter, PersonId son) {
        this.number = number;
        this.mother = mother;
        this.father = father;
        this.daughter = daughter;
        this.son = son;
    }

    /// Keeps a new one, held and placed by a unit.
    public static final class Maker {
        private final Programmes programmes;
        private final Persons persons;
        private final Cases cases;
        private final Needs needs;

        public Maker(Programmes programmes, Persons persons, Cases cases, Needs needs) {
            this.programmes = programmes;
            this.persons = persons;
            this.cases = cases;
            this.needs = needs;
        }

        public HouseholdOfFour in(UnitId unit) {
            var programme = new Programme(
                    new ProgrammeId(Ids.next()),
                    "Four",
                    10,
                    new CountryCode("TR"),
                    new CountryCode("NO"),
                    today().minusMonths(6),
                    today().plusMonths(6),
                    unit,
                    unit,
                    false);
            programmes.open(programme);
            var mother = person("Mother", Sex.FEMALE, 40);
            var father = person("Father", Sex.MALE, 42);
            var daughter = person("Daughter", Sex.FEMALE, 16);
            var son = person("Son", Sex.MALE, 10);
            persons.register(List.of(mother, father, daughter, son));
            persons.relate(List.of(
                    new Kinship(mother.id(), Relation.SPOUSE, father.id()),
                    new Kinship(mother.id(), Relation.PARENT, daughter.id()),
                    new Kinship(mother.id(), Relation.PARENT, son.id()),
                    new Kinship(father.id(), Relation.PARENT, daughter.id()),
                    new Kinship(father.id(), Relation.PARENT, son.id())));
            var number = SmallFamilies.of(programme.id(), mother.id()).number();
            cases.open(List.of(new ResettlementCase(
                    number,
                    programme.id(),
                    List.of(
                            new CaseMember(mother.id(), Relationship.PRINCIPAL_APPLICANT, true),
                            new CaseMember(father.id(), Relationship.SPOUSE, true),
                            new CaseMember(daughter.id(), Relationship.CHILD, true),
                            new CaseMember(son.id(), Relationship.CHILD, true)),
                    Stage.IN_STATE_PROCESS,
                    today(),
                    null,
                    Set.of(),
                    new SubmissionCategory("LPN"),
                    null,
                    Priority.NR,
                    Priority.NR,
                    today(),
                    1)));
            needs.voice(List.of(
                    said(number, 1, mother.id(), MOTHER_SAID),
                    said(number, 2, mother.id(), MOTHER_SAID_OF_VIOLENCE, "SV"),
                    said(number, 3, father.id(), FATHER_SAID),
                    said(number, 4, daughter.id(), DAUGHTER_SAID),
                    said(number, 5, son.id(), SON_SAID),
                    said(number, 6, null, HOUSEHOLD_SAID)));
            return new HouseholdOfFour(number, mother.id(), father.id(), daughter.id(), son.id());
        }
    }

    public CaseNumber number() {
        return number;
    }

    public PersonId mother() {
        return mother;
    }

    public PersonId father() {
        return father;
    }

    public PersonId daughter() {
        return daughter;
    }

    public PersonId son() {
        return son;
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /// Somebody of this age, who speaks Arabic.
    public static Person person(String name, Sex sex, int age) {
        return new Person(
                new PersonId(Ids.next()),
                List.of(new PersonName(name, "Testfamily", new Script("Latn"))),
                new BirthDate.Exact(today().minusYears(age).minusDays(40)),
                sex,
                MaritalStatus.UNKNOWN,
                LifeStatus.LIVING,
                new CountryCode("SY"),
                List.of(new LanguageSkill(new LanguageTag("apc"), true, true, true)),
                new Education(org.havn.people.EducationLevel.ofIsced("X"), null, Literacy.NOT_ASKED),
                null);
    }

    private static Need said(CaseNumber number, int rank, @Nullable PersonId person, String words, String... codes) {
        return new Need(
                NeedId.next(),
                number,
                person,
                rank,
                new OwnWords(new LanguageTag("apc"), words, List.of()),
                null,
                java.util.Arrays.stream(codes).map(SpecificNeedCode::new).toList(),
                Severity.HIGH,
                EnumSet.of(Phase.AFTER_ARRIVAL),
                "interview",
                null,
                "CASEWORKER",
                null,
                NeedState.VOICED,
                "");
    }
}
