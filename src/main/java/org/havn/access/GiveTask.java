package org.havn.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.springframework.stereotype.Component;

/// A task in a compartment of one case, for one account. A caseworker asks who answers for the case; somebody who looks
/// after people's rights to their data agrees, and sees of the case its number.
@Component
class GiveTask implements SecondedAct {
    static final String CODE = "access.give-task";

    private final Compartments compartments;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final CurrentActor actor;

    GiveTask(Compartments compartments, Accounts accounts, AuditTrail trail, CurrentActor actor) {
        this.compartments = compartments;
        this.accounts = accounts;
        this.trail = trail;
        this.actor = actor;
    }

    static Map<String, String> parameters(String caseNumber, UUID account, Compartment compartment) {
        return Map.of("case", caseNumber, "account", account.toString(), "compartment", compartment.name());
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Set<Role> seconds() {
        return Set.of(Role.DATA_PROTECTION_OFFICER);
    }

    @Override
    public List<Change> difference(Map<String, String> parameters) {
        var account = account(parameters);
        var number = number(parameters);
        var held = compartments.tasksIn(number).stream()
                .filter(it -> it.account().equals(account))
                .map(it -> it.compartment().name())
                .sorted()
                .toList();
        var name = accounts.displayNames(List.of(account)).getOrDefault(account, account.toString());
        return List.of(
                new Change("access.second.case", "", number),
                new Change("access.second.account", "", name),
                new Change(
                        "access.compartment",
                        String.join(", ", held),
                        compartment(parameters).name()));
    }

    @Override
    public void perform(Map<String, String> parameters) {
        var me = actor.get().account();
        compartments.give(number(parameters), account(parameters), compartment(parameters), me.toString());
        trail.record(AuditEvent.by(me, AccessActs.TASK_GIVEN, "case", number(parameters))
                .inCase(number(parameters))
                .with("account", account(parameters))
                .with("compartment", compartment(parameters)));
    }

    private static String number(Map<String, String> parameters) {
        return parameters.getOrDefault("case", "");
    }

    private static UUID account(Map<String, String> parameters) {
        return UUID.fromString(parameters.getOrDefault("account", ""));
    }

    private static Compartment compartment(Map<String, String> parameters) {
        return Compartment.valueOf(parameters.getOrDefault("compartment", ""));
    }
}
