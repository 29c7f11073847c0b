package org.havn.placement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.ResettlementCase;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.springframework.stereotype.Component;

/// Which groups families belong to, for the report on fairness and for nothing else.
@Component
class FairGroups {
    private static final int ADULT = 18;
    private static final int SMALL_CHILD = 6;
    private static final int OLDER = 60;

    private final Cases cases;
    private final Persons persons;

    FairGroups(Cases cases, Persons persons) {
        this.cases = cases;
        this.persons = persons;
    }

    /// A group, by what, and which one.
    record Name(String by, String key) {}

    /// The families of each group, in a lasting order.
    Map<Name, List<CaseNumber>> of(Collection<HouseholdProfile> households, LocalDate on) {
        var numbers = households.stream().map(HouseholdProfile::number).sorted().toList();
        var all = cases.all(numbers).stream().collect(Collectors.toMap(ResettlementCase::number, it -> it));
        var applicants = persons.all(all.values().stream()
                .map(ResettlementCase::principalApplicant)
                .map(CaseMember::person)
                .collect(Collectors.toSet()));
        var groups = new LinkedHashMap<Name, List<CaseNumber>>();
        households.stream()
                .sorted(java.util.Comparator.comparing(HouseholdProfile::number))
                .forEach(it -> names(it, applicant(all.get(it.number()), applicants))
                        .forEach(name -> groups.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(it.number())));
        return groups;
    }

    private static @org.jspecify.annotations.Nullable Person applicant(
            @org.jspecify.annotations.Nullable ResettlementCase household, Map<PersonId, Person> applicants) {
        return household == null
                ? null
                : applicants.get(household.principalApplicant().person());
    }

    private static List<Name> names(HouseholdProfile household, @org.jspecify.annotations.Nullable Person applicant) {
        var names = new ArrayList<Name>();
        int size = household.size();
        names.add(new Name("size", size == 1 ? "1" : size == 2 ? "2" : size <= 4 ? "3-4" : size <= 6 ? "5-6" : "7+"));
        long adults = household.ages().stream().filter(it -> it >= ADULT).count();
        boolean children = adults < size;
        names.add(new Name("family", !children ? "no-children" : adults == 1 ? "single-parent" : "with-children"));
        if (household.ages().stream().anyMatch(it -> it < SMALL_CHILD)) {
            names.add(new Name("age", "small-child"));
        }
        if (household.ages().stream().anyMatch(it -> it >= OLDER)) {
            names.add(new Name("age", "older"));
        }
        int needs = household.needs().size();
        names.add(new Name("needs", needs == 0 ? "none" : needs <= 2 ? "1-2" : "3+"));
        if (household.needs().stream().anyMatch(it -> it.requirement().hard())) {
            names.add(new Name("needs", "hard"));
        }
        if (applicant != null) {
            names.add(new Name("sex", applicant.sex().name().toLowerCase(Locale.ROOT)));
            names.add(new Name("origin", applicant.countryOfOrigin().value()));
        }
        return names;
    }
}
