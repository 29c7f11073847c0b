package org.havn.demo;

import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.havn.cases.Relationship;
import org.havn.people.BirthDate;
import org.havn.people.Education;
import org.havn.people.EducationLevel;
import org.havn.people.Kinship;
import org.havn.people.LanguageSkill;
import org.havn.people.LifeStatus;
import org.havn.people.Literacy;
import org.havn.people.MaritalStatus;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.PersonName;
import org.havn.people.Relation;
import org.havn.people.Script;
import org.havn.people.Sex;
import org.havn.reference.OccupationCode;
import org.jspecify.annotations.Nullable;

/// Gives a household names, ages, schooling and kin.
final class FamilyMaker {
    private record Job(String isco, double women, double men) {}

    private record Schooling(EducationLevel level, double weight) {}

    private final List<Job> jobs = Facts.rows("occupations").stream()
            .map(it -> new Job(it.getField("isco"), Facts.number(it, "women"), Facts.number(it, "men")))
            .toList();
    private final List<Schooling> schooling = Facts.rows("education").stream()
            .map(it -> new Schooling(EducationLevel.ofIsced(it.getField("level")), Facts.number(it, "weight")))
            .toList();
    private final Chance chance;
    private final LocalDate asOf;

    FamilyMaker(Chance chance, LocalDate asOf) {
        this.chance = chance;
        this.asOf = asOf;
    }

    Family of(Household household, Origin origin) {
        var family = new Family(origin);
        var taken = new HashSet<String>();
        var name = origin.family(chance);
        var childAges = childAges(household);
        var mother = household.kind.women() == 0 ? null : mother(household, childAges, origin, taken);
        var father = household.kind.men() == 0 ? null : father(household, childAges, mother, origin, name, taken);
        adults(family, mother, father);
        elders(family, household, origin, name, taken);
        for (var i = 0; i < household.children.size(); i++) {
            child(family, household.children.get(i).sex(), childAges.get(i), name, taken);
        }
        return family;
    }

    /// The ages of the children, each in the band that was drawn for it.
    private List<Integer> childAges(Household household) {
        var ages = new ArrayList<Integer>();
        for (var cell : household.children) {
            ages.add(chance.between(cell.band().from, cell.band().to));
        }
        return ages;
    }

    private Member mother(Household household, List<Integer> children, Origin origin, Set<String> taken) {
        var age = chance.between(18, 59);
        if (!children.isEmpty()) {
            var oldest = children.stream().max(Comparator.naturalOrder()).orElseThrow();
            var youngest = children.stream().min(Comparator.naturalOrder()).orElseThrow();
            age = Math.clamp(oldest + chance.between(18, 30), 19, Math.min(59, Math.max(oldest + 18, youngest + 44)));
        }
        var alone = household.kind.men() == 0;
        var status =
                alone ? household.children.isEmpty() ? MaritalStatus.SINGLE : widowedOrApart() : MaritalStatus.MARRIED;
        return adult(Sex.FEMALE, age, status, origin, origin.family(chance), taken);
    }

    private Member father(
            Household household,
            List<Integer> children,
            @Nullable Member mother,
            Origin origin,
            Origin.NamePart name,
            Set<String> taken) {
        var oldest = children.stream().max(Comparator.naturalOrder()).orElse(0);
        var age = mother == null ? chance.between(18, 59) : mother.age() + chance.between(-2, 9);
        age = Math.clamp(age, Math.max(18, oldest + 18), 59);
        var status = mother != null
                ? MaritalStatus.MARRIED
                : household.children.isEmpty() ? MaritalStatus.SINGLE : widowedOrApart();
        return adult(Sex.MALE, age, status, origin, name, taken);
    }

    private MaritalStatus widowedOrApart() {
        return chance.happens(0.6) ? MaritalStatus.WIDOWED : MaritalStatus.SEPARATED;
    }

    private Member adult(
            Sex sex, int age, MaritalStatus status, Origin origin, Origin.NamePart family, Set<String> taken) {
        var level = chance.weighted(schooling, Schooling::weight).level();
        var reads = level != EducationLevel.NO_SCHOOLING;
        var job = chance.weighted(jobs, it -> sex == Sex.FEMALE ? it.women() : it.men());
        var languages = new ArrayList<LanguageSkill>();
        languages.add(new LanguageSkill(origin.speaks, true, reads, true));
        if (chance.happens(0.25)) {
            languages.add(new LanguageSkill(origin.second, true, reads && chance.happens(0.4), false));
        }
        var person = new Person(
                new PersonId(chance.id()),
                names(origin.given(sex, chance, taken), family),
                birth(age),
                sex,
                status,
                LifeStatus.LIVING,
                origin.country,
                languages,
                new Education(level, null, reads ? Literacy.READS_AND_WRITES : Literacy.NEITHER),
                job.isco().isEmpty() || age >= 67 ? null : new OccupationCode(job.isco()));
        return new Member(person, Relationship.PRINCIPAL_APPLICANT, age);
    }

    /// Who applies is the one who came to the first interview: either of two parents.
    private void adults(Family family, @Nullable Member mother, @Nullable Member father) {
        if (mother != null && father != null) {
            var motherFirst = chance.happens(0.5);
            family.members.add(motherFirst ? mother : father);
            var second = motherFirst ? father : mother;
            family.members.add(new Member(second.person(), Relationship.SPOUSE, second.age()));
            family.kinships.add(new Kinship(
                    mother.person().id(), Relation.SPOUSE, father.person().id()));
        } else if (mother != null) {
            family.members.add(mother);
        } else if (father != null) {
            family.members.add(father);
        }
    }

    private void elders(Family family, Household household, Origin origin, Origin.NamePart name, Set<String> taken) {
        for (var cell : household.elders) {
            var youngest = family.members.stream().mapToInt(Member::age).max().orElse(40) + 18;
            var age = chance.between(Math.max(60, youngest), 84);
            var status = chance.happens(0.6) ? MaritalStatus.WIDOWED : MaritalStatus.MARRIED;
            var elder = adult(cell.sex(), age, status, origin, name, taken);
            if (family.members.isEmpty()) {
                family.members.add(elder);
                continue;
            }
            var child = chance.one(family.members.stream()
                    .filter(it -> it.relationship() != Relationship.CHILD)
                    .toList());
            var relationship = child.relationship() == Relationship.PRINCIPAL_APPLICANT
                    ? Relationship.PARENT
                    : Relationship.PARENT_IN_LAW;
            family.members.add(new Member(elder.person(), relationship, age));
            family.kinships.add(new Kinship(
                    elder.person().id(), Relation.PARENT, child.person().id()));
        }
    }

    private void child(Family family, Sex sex, int age, Origin.NamePart name, Set<String> taken) {
        var origin = family.origin;
        var person = new Person(
                new PersonId(chance.id()),
                names(origin.given(sex, chance, taken), name),
                birth(age),
                sex,
                MaritalStatus.SINGLE,
                LifeStatus.LIVING,
                origin.country,
                List.of(new LanguageSkill(origin.speaks, true, age >= 8, true)),
                education(age),
                null);
        var relationship = family.members.isEmpty() ? Relationship.PRINCIPAL_APPLICANT : Relationship.CHILD;
        family.members.stream()
                .filter(it -> it.age() < 60)
                .filter(it -> it.relationship() == Relationship.PRINCIPAL_APPLICANT
                        || it.relationship() == Relationship.SPOUSE)
                .forEach(it -> family.kinships.add(new Kinship(it.person().id(), Relation.PARENT, person.id())));
        family.members.add(new Member(person, relationship, age));
    }

    /// Most children sit in the grade of their age; some have lost years.
    private Education education(int age) {
        if (age < 6) {
            return new Education(EducationLevel.NO_SCHOOLING, null, Literacy.NEITHER);
        }
        var lost = chance.happens(0.35) ? chance.between(1, 4) : 0;
        var grade = Math.max(0, Math.min(12, age - 6) - lost);
        var level = grade >= 9
                ? EducationLevel.LOWER_SECONDARY
                : grade >= 6 ? EducationLevel.PRIMARY : EducationLevel.NO_SCHOOLING;
        return new Education(level, grade, grade >= 2 ? Literacy.READS_AND_WRITES : Literacy.NEITHER);
    }

    private BirthDate birth(int age) {
        if (age >= 18 && chance.happens(0.15)) {
            return new BirthDate.YearOnly(Year.of(asOf.getYear() - age - 1));
        }
        return new BirthDate.Exact(asOf.minusYears(age).minusDays(chance.between(1, 360)));
    }

    static List<PersonName> names(Origin.NamePart given, Origin.NamePart family) {
        var latin = new PersonName(given.latin(), family.latin(), Script.LATIN);
        return given.arabic().isEmpty()
                ? List.of(latin)
                : List.of(new PersonName(given.arabic(), family.arabic(), Script.ARABIC), latin);
    }
}
