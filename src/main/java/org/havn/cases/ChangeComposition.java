package org.havn.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havn.access.Role;
import org.havn.access.SecondedAct;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.springframework.stereotype.Component;

/// Somebody comes onto a case, or leaves it. Seats, places and rights hang on who that is.
@Component
class ChangeComposition implements SecondedAct {
    static final String CODE = "cases.change-composition";

    private final Composition composition;
    private final CompositionRows rows;
    private final Cases cases;
    private final CaseRows caseRows;
    private final Persons persons;

    ChangeComposition(Composition composition, CompositionRows rows, Cases cases, CaseRows caseRows, Persons persons) {
        this.composition = composition;
        this.rows = rows;
        this.cases = cases;
        this.caseRows = caseRows;
        this.persons = persons;
    }

    static Map<String, String> adding(ProposedMember newcomer, CompositionReason why) {
        return Map.of(
                "case", newcomer.household().value(), "newcomer", newcomer.id().toString(), "why", why.name());
    }

    static Map<String, String> removing(CaseNumber number, PersonId person, CompositionReason why) {
        return Map.of("case", number.value(), "person", person.value().toString(), "why", why.name());
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Set<Role> seconds() {
        return Set.of(Role.CASEWORKER);
    }

    @Override
    public Collection<Map<String, String>> forReader(Collection<Map<String, String>> asked) {
        return SeenCases.among(caseRows, asked);
    }

    @Override
    public Optional<String> caseNumber(Map<String, String> parameters) {
        return Optional.ofNullable(parameters.get("case"));
    }

    @Override
    public List<Change> difference(Map<String, String> parameters) {
        var household = cases.get(number(parameters));
        var size = household.householdSize();
        var changes = new ArrayList<Change>();
        changes.add(new Change("cases.number", "", household.number().value()));
        changes.add(new Change("cases.composition.why", "", "@cases.composition.why." + why(parameters)));
        if (parameters.containsKey("newcomer")) {
            var newcomer = newcomer(parameters);
            changes.add(new Change(
                    "cases.composition.newcomer",
                    "",
                    newcomer.relationship() + ", " + newcomer.birth().year()));
            changes.add(new Change("cases.composition.size", String.valueOf(size), String.valueOf(size + 1)));
        } else {
            var person = Composition.id(parameters.getOrDefault("person", ""));
            var member = composition.removable(household.number(), person);
            var born = persons.find(person).map(it -> ", " + it.birth().year()).orElse("");
            changes.add(new Change(
                    "cases.composition.leaves",
                    Composition.place(household, person) + ": " + member.relationship() + born,
                    ""));
            changes.add(new Change(
                    "cases.composition.size",
                    String.valueOf(size),
                    String.valueOf(member.travels() ? size - 1 : size)));
        }
        return changes;
    }

    @Override
    public void dropped(Map<String, String> parameters) {
        if (parameters.containsKey("newcomer")) {
            rows.forget(newcomer(parameters).id());
        }
    }

    @Override
    public void perform(Map<String, String> parameters) {
        if (parameters.containsKey("newcomer")) {
            composition.add(newcomer(parameters), why(parameters));
        } else {
            composition.remove(
                    number(parameters), Composition.id(parameters.getOrDefault("person", "")), why(parameters));
        }
    }

    private ProposedMember newcomer(Map<String, String> parameters) {
        return rows.proposed(UUID.fromString(parameters.getOrDefault("newcomer", "")))
                .orElseThrow(CompositionNotPossible::new);
    }

    private static CaseNumber number(Map<String, String> parameters) {
        return new CaseNumber(parameters.getOrDefault("case", ""));
    }

    private static CompositionReason why(Map<String, String> parameters) {
        return CompositionReason.valueOf(parameters.getOrDefault("why", ""));
    }
}
