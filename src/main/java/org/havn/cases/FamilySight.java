package org.havn.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.people.BirthDate;
import org.havn.people.Kinship;
import org.havn.people.LifeStatus;
import org.havn.people.Person;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.Relation;
import org.springframework.stereotype.Component;

/// Who of a family may have an account of their own, and whom it sees: its owner, and the children on the case whose
/// parent or guardian its owner is (docs/decisions/0150-families-own-accounts.md).
///
/// Where a record leaves doubt about an age, nobody is taken for grown up who may be a child; and a child's matters
/// close to its parents on the first day on which it may be grown up.
@Component
public class FamilySight {
    private static final int GROWN_UP = 18;

    private final Persons persons;
    private final Clock clock;

    FamilySight(Persons persons, Clock clock) {
        this.persons = persons;
        this.clock = clock;
    }

    /// The grown members of a case who can have an account, with whom each of them sees and until when.
    public Map<UUID, Map<UUID, Optional<LocalDate>>> of(ResettlementCase household) {
        var members = household.members().stream().map(CaseMember::person).toList();
        var known = persons.all(members);
        var children = persons.kinOf(members).stream()
                .filter(it -> it.relation() == Relation.PARENT || it.relation() == Relation.GUARDIAN)
                .filter(it -> known.containsKey(it.relative()))
                .collect(Collectors.groupingBy(
                        Kinship::person, Collectors.mapping(Kinship::relative, Collectors.toSet())));
        var today = LocalDate.now(clock);
        var sight = new HashMap<UUID, Map<UUID, Optional<LocalDate>>>();
        for (var member : members) {
            var person = known.get(member);
            if (person == null || !grownUp(person, today)) {
                continue;
            }
            var seen = new HashMap<UUID, Optional<LocalDate>>();
            for (var child : children.getOrDefault(member, java.util.Set.of())) {
                minor(known.get(child), today).ifPresent(until -> seen.put(child.value(), Optional.of(until)));
            }
            seen.put(member.value(), Optional.empty());
            sight.put(member.value(), seen);
        }
        return sight;
    }

    /// The grown members in the order of the case.
    public java.util.List<PersonId> grownMembers(ResettlementCase household) {
        var sight = of(household);
        return household.members().stream()
                .map(CaseMember::person)
                .filter(it -> sight.containsKey(it.value()))
                .toList();
    }

    private static boolean grownUp(Person person, LocalDate today) {
        return person.life() == LifeStatus.LIVING && !person.birth().mayBeChildOn(today);
    }

    private static Optional<LocalDate> minor(@org.jspecify.annotations.Nullable Person child, LocalDate today) {
        if (child == null) {
            return Optional.empty();
        }
        var until = switch (child.birth()) {
            case BirthDate.Exact(var date) -> date.plusYears(GROWN_UP);
            case BirthDate.YearOnly(var year) -> year.plusYears(GROWN_UP).atDay(1);
        };
        return until.isAfter(today) ? Optional.of(until) : Optional.empty();
    }
}
