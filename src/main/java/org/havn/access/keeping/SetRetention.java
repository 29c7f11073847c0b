package org.havn.access.keeping;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.havn.access.CurrentActor;
import org.havn.access.Role;
import org.havn.access.SecondedAct;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.springframework.stereotype.Component;

/// A new rule of how long something is kept. It will erase by itself, so nobody sets it alone.
@Component
class SetRetention implements SecondedAct {
    static final String CODE = "access.set-retention";

    private final RetentionRules rules;
    private final AuditTrail trail;
    private final CurrentActor actor;

    SetRetention(RetentionRules rules, AuditTrail trail, CurrentActor actor) {
        this.rules = rules;
        this.trail = trail;
        this.actor = actor;
    }

    static Map<String, String> parameters(String subject, int days, LocalDate from, String source, String because) {
        return Map.of(
                "subject", subject,
                "days", Integer.toString(days),
                "from", from.toString(),
                "source", source,
                "because", because);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Set<Role> seconds() {
        return Set.of(Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR);
    }

    @Override
    public List<Change> difference(Map<String, String> parameters) {
        var before = rules.today().get(parameters.getOrDefault("subject", ""));
        return List.of(
                new Change("access.retention.subject", "", parameters.getOrDefault("subject", "")),
                new Change(
                        "access.retention.days",
                        before == null ? "" : Integer.toString(before.days()),
                        parameters.getOrDefault("days", "")),
                new Change("access.retention.from", "", parameters.getOrDefault("from", "")),
                new Change(
                        "access.retention.source",
                        before == null ? "" : before.source(),
                        parameters.getOrDefault("source", "")));
    }

    @Override
    public void perform(Map<String, String> parameters) {
        var rule = new RetentionRule(
                Ids.next(),
                parameters.getOrDefault("subject", ""),
                Integer.parseInt(parameters.getOrDefault("days", "")),
                LocalDate.parse(parameters.getOrDefault("from", "")),
                parameters.getOrDefault("source", ""),
                parameters.getOrDefault("because", ""),
                actor.get().account().toString());
        rules.insert(rule);
        trail.record(AuditEvent.by(actor.get().account(), KeepingActs.RULE_SET, "retention-rule", rule.id())
                .with("subject", rule.subject())
                .with("days", rule.days()));
    }
}
