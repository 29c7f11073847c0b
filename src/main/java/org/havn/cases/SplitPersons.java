package org.havn.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.access.SecondedAct;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.people.SamePersons;
import org.springframework.stereotype.Component;

/// One person on record becomes two again, as they were before the merge.
@Component
class SplitPersons implements SecondedAct {
    static final String CODE = "cases.split-persons";

    private final SamePersons same;
    private final CaseRows caseRows;
    private final AuditTrail trail;
    private final CurrentActor actor;

    SplitPersons(SamePersons same, CaseRows caseRows, AuditTrail trail, CurrentActor actor) {
        this.same = same;
        this.caseRows = caseRows;
        this.trail = trail;
        this.actor = actor;
    }

    static Map<String, String> parameters(CaseNumber number, SamePersons.Merge merge) {
        return Map.of(
                "case",
                number.value(),
                "merge",
                merge.id().toString(),
                "person",
                merge.kept().value().toString());
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
        var merge = same.find(id(parameters)).orElseThrow(CompositionNotPossible::new);
        return List.of(
                new Change("cases.number", "", parameters.getOrDefault("case", "")),
                new Change("cases.same.merged-at", merge.at().toString(), ""));
    }

    @Override
    public void perform(Map<String, String> parameters) {
        var merge = same.split(id(parameters));
        trail.record(AuditEvent.by(
                        actor.get().account(),
                        CaseActs.PERSONS_SPLIT,
                        "person",
                        merge.kept().value())
                .inCase(parameters.getOrDefault("case", ""))
                .with("merge", merge.id()));
    }

    private static UUID id(Map<String, String> parameters) {
        return UUID.fromString(parameters.getOrDefault("merge", ""));
    }
}
