package org.havn.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.springframework.stereotype.Component;

/// The end of a role that an account holds in a unit. Who has to be out at once is closed instead, by one person.
@Component
class EndRole implements SecondedAct {
    static final String CODE = "access.end-role";

    private final Grants grants;
    private final Accounts accounts;
    private final Units units;
    private final AuditTrail trail;
    private final CurrentActor actor;

    EndRole(Grants grants, Accounts accounts, Units units, AuditTrail trail, CurrentActor actor) {
        this.grants = grants;
        this.accounts = accounts;
        this.units = units;
        this.trail = trail;
        this.actor = actor;
    }

    static Map<String, String> parameters(UUID account, UUID grant, String because) {
        return Map.of("account", account.toString(), "grant", grant.toString(), "because", because);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Set<Role> seconds() {
        return Set.of(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER);
    }

    @Override
    public List<Change> difference(Map<String, String> parameters) {
        var account = account(parameters);
        var grant = held(parameters);
        var name = accounts.displayNames(List.of(account)).getOrDefault(account, account.toString());
        return List.of(
                new Change("access.second.account", name, name),
                new Change("access.accounts.roles", grant.role().name(), ""),
                new Change("access.accounts.unit", units.name(grant.unit()), ""));
    }

    @Override
    public void perform(Map<String, String> parameters) {
        var grant = held(parameters);
        grants.end(
                grant.id(),
                parameters.getOrDefault("because", ""),
                actor.get().account().toString());
        trail.record(AuditEvent.by(actor.get().account(), AccessActs.ROLE_ENDED, "account", account(parameters))
                .with("role", grant.role())
                .with("unit", grant.unit().value()));
    }

    private Grant held(Map<String, String> parameters) {
        var id = UUID.fromString(parameters.getOrDefault("grant", ""));
        return grants.heldBy(account(parameters)).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(SecondNotPossible::changed);
    }

    private static UUID account(Map<String, String> parameters) {
        return UUID.fromString(parameters.getOrDefault("account", ""));
    }
}
