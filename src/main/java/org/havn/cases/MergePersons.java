package org.havn.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.access.SecondedAct;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.people.PersonId;
import org.havn.people.Persons;
import org.havn.people.SamePersons;
import org.springframework.stereotype.Component;

/// Two persons on record become one. Whoever agrees sees the cases of both.
@Component
class MergePersons implements SecondedAct {
    static final String CODE = "cases.merge-persons";

    private final SamePersons same;
    private final Persons persons;
    private final Cases cases;
    private final CaseRows caseRows;
    private final AuditTrail trail;
    private final CurrentActor actor;

    MergePersons(
            SamePersons same, Persons persons, Cases cases, CaseRows caseRows, AuditTrail trail, CurrentActor actor) {
        this.same = same;
        this.persons = persons;
        this.cases = cases;
        this.caseRows = caseRows;
        this.trail = trail;
        this.actor = actor;
    }

    /// @param number a case of the one that stays
    static Map<String, String> parameters(CaseNumber number, PersonId kept, PersonId absorbed) {
        return Map.of(
                "case",
                number.value(),
                "person",
                kept.value().toString(),
                "absorbed",
                absorbed.value().toString());
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
        var kept = Composition.id(parameters.getOrDefault("person", ""));
        var absorbed = Composition.id(parameters.getOrDefault("absorbed", ""));
        same.requireMergeable(absorbed, kept);
        return List.of(
                new Change("cases.same.kept", "", told(kept)), new Change("cases.same.absorbed", told(absorbed), ""));
    }

    @Override
    public void perform(Map<String, String> parameters) {
        var kept = Composition.id(parameters.getOrDefault("person", ""));
        var absorbed = Composition.id(parameters.getOrDefault("absorbed", ""));
        var merge = same.merge(absorbed, kept);
        trail.record(AuditEvent.by(actor.get().account(), CaseActs.PERSONS_MERGED, "person", kept.value())
                .inCase(parameters.getOrDefault("case", ""))
                .with("absorbed", absorbed.value())
                .with("merge", merge));
    }

    /// A person by case, place on it, sex and year of birth: enough for two people who see both pages, and no name.
    private String told(PersonId person) {
        var on = cases.withMembers(List.of(person)).get(person);
        var known = persons.find(person).orElseThrow(CompositionNotPossible::new);
        return (on == null ? "-" : on.value() + " / " + Composition.place(cases.get(on), person))
                + ", "
                + known.birth().year();
    }
}
