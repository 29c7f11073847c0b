package org.havn.placement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.ResettlementCase;
import org.havn.needs.ConfirmedNeed;
import org.havn.needs.Needs;
import org.havn.people.EducationLevel;
import org.havn.people.LanguageSkill;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.reference.LanguageTag;
import org.springframework.stereotype.Component;

/// Reads households down to the little that a placement may know of them.
@Component
class Households {
    private static final int WORKING_FROM = 18;
    private static final int WORKING_UNTIL = 66;
    private static final Set<EducationLevel> BELOW_UPPER_SECONDARY = EnumSet.of(
            EducationLevel.NO_SCHOOLING,
            EducationLevel.EARLY_CHILDHOOD,
            EducationLevel.PRIMARY,
            EducationLevel.LOWER_SECONDARY);

    private final Cases cases;
    private final Persons persons;
    private final Needs needs;
    private final Wishes wishes;

    Households(Cases cases, Persons persons, Needs needs, Wishes wishes) {
        this.cases = cases;
        this.persons = persons;
        this.needs = needs;
        this.wishes = wishes;
    }

    /// The profiles of these households, in the order of their numbers.
    List<HouseholdProfile> profiles(Collection<CaseNumber> numbers, LocalDate on) {
        var all = cases.all(numbers).stream()
                .sorted(java.util.Comparator.comparing(ResettlementCase::number))
                .toList();
        var people = persons.all(all.stream()
                .flatMap(it -> it.travellers().stream())
                .map(CaseMember::person)
                .collect(Collectors.toSet()));
        var confirmed = needs.confirmedOf(numbers);
        var ranked = wishes.of(numbers);
        return all.stream()
                .map(it -> profile(
                        it,
                        people,
                        confirmed.getOrDefault(it.number(), List.of()),
                        ranked.getOrDefault(it.number(), List.of()),
                        on))
                .toList();
    }

    /// One household as far as an admission rests on it: without its wishes, which move a plan and bar nothing.
    HouseholdProfile toAdmit(ResettlementCase household, LocalDate on) {
        var people = persons.all(
                household.travellers().stream().map(CaseMember::person).collect(Collectors.toSet()));
        var confirmed = needs.confirmedOf(List.of(household.number()));
        return profile(household, people, confirmed.getOrDefault(household.number(), List.of()), List.of(), on);
    }

    private static HouseholdProfile profile(
            ResettlementCase household,
            Map<PersonId, Person> people,
            List<ConfirmedNeed> needs,
            List<String> wishes,
            LocalDate on) {
        var ages = new ArrayList<Integer>();
        var adults = new ArrayList<HouseholdProfile.Adult>();
        for (var member : household.travellers()) {
            var person = people.get(member.person());
            if (person == null) {
                throw new IllegalStateException("A member of " + household.number() + " is not known as a person");
            }
            var age = person.birth().ageOn(on);
            ages.add(age);
            if (age >= WORKING_FROM && age <= WORKING_UNTIL) {
                adults.add(new HouseholdProfile.Adult(
                        person.occupation() != null,
                        BELOW_UPPER_SECONDARY.contains(person.education().level())));
            }
        }
        return new HouseholdProfile(
                household.number(),
                household.submissionPriority(),
                ages,
                adults,
                languages(household, people),
                needs,
                wishes);
    }

    /// What the principal applicant speaks stands for the home.
    private static Set<LanguageTag> languages(ResettlementCase household, Map<PersonId, Person> people) {
        var applicant = people.get(household.principalApplicant().person());
        return applicant == null
                ? Set.of()
                : applicant.languages().stream()
                        .filter(LanguageSkill::speaks)
                        .map(LanguageSkill::language)
                        .collect(Collectors.toSet());
    }
}
