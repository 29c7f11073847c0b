package org.havn.cases;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.access.SecondedAct;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.springframework.stereotype.Component;

/// Places of a programme are given up, so that they are no family's any more.
@Component
class ReleaseQuota implements SecondedAct {
    static final String CODE = "cases.release-quota";

    private final Programmes programmes;
    private final Cases cases;
    private final CompositionRows rows;
    private final AuditTrail trail;
    private final CurrentActor actor;

    ReleaseQuota(Programmes programmes, Cases cases, CompositionRows rows, AuditTrail trail, CurrentActor actor) {
        this.programmes = programmes;
        this.cases = cases;
        this.rows = rows;
        this.trail = trail;
        this.actor = actor;
    }

    static Map<String, String> parameters(ProgrammeId programme, int places) {
        return Map.of("programme", programme.value().toString(), "places", String.valueOf(places));
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Set<Role> seconds() {
        return Set.of(Role.CASEWORKER, Role.PLACEMENT_OFFICER);
    }

    @Override
    public Collection<Map<String, String>> forReader(Collection<Map<String, String>> asked) {
        var seen =
                programmes.all().stream().map(it -> it.id().value().toString()).collect(Collectors.toSet());
        return asked.stream()
                .filter(it -> seen.contains(it.getOrDefault("programme", "")))
                .toList();
    }

    /// @throws QuotaNotReleased if so many places are not free
    @Override
    public List<Change> difference(Map<String, String> parameters) {
        var programme = programme(parameters);
        var people = cases.peopleOf(programme.id());
        var places = places(parameters);
        if (places < 1 || programme.quota() - places < Math.max(1, people)) {
            throw new QuotaNotReleased();
        }
        return List.of(
                new Change("cases.programme", "", programme.name()),
                new Change("cases.quota.people", "", String.valueOf(people)),
                new Change(
                        "cases.quota", String.valueOf(programme.quota()), String.valueOf(programme.quota() - places)));
    }

    @Override
    public void perform(Map<String, String> parameters) {
        var programme = programme(parameters);
        rows.release(programme.id(), programme.quota() - places(parameters));
        trail.record(AuditEvent.by(
                        actor.get().account(),
                        CaseActs.QUOTA_RELEASED,
                        "programme",
                        programme.id().value())
                .with("places", places(parameters)));
    }

    private Programme programme(Map<String, String> parameters) {
        return programmes
                .find(new ProgrammeId(UUID.fromString(parameters.getOrDefault("programme", ""))))
                .orElseThrow(QuotaNotReleased::new);
    }

    private static int places(Map<String, String> parameters) {
        return Integer.parseInt(parameters.getOrDefault("places", "0"));
    }
}
