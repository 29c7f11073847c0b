package org.havn.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A role for an account in a unit. Nobody gives one alone, not even to somebody else.
@Component
class GiveRole implements SecondedAct {
    static final String CODE = "access.give-role";

    private final Grants grants;
    private final Accounts accounts;
    private final Units units;
    private final AuditTrail trail;
    private final CurrentActor actor;

    GiveRole(Grants grants, Accounts accounts, Units units, AuditTrail trail, CurrentActor actor) {
        this.grants = grants;
        this.accounts = accounts;
        this.units = units;
        this.trail = trail;
        this.actor = actor;
    }

    /// @param until ISO instant, or empty for no end
    static Map<String, String> parameters(UUID account, Role role, UnitId unit, String until, String because) {
        return Map.of(
                "account", account.toString(),
                "role", role.name(),
                "unit", unit.toString(),
                "until", until,
                "because", because);
    }

    /// The end of a role, as its parameter: the last day is a whole one.
    ///
    /// @param until the last day; null for no end
    /// @throws RoleNotGiven if that is not after today
    static String end(@Nullable LocalDate until, LocalDate today) {
        if (until == null) {
            return "";
        }
        if (!until.isAfter(today)) {
            throw RoleNotGiven.endNotAhead();
        }
        return until.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Set<Role> seconds() {
        return Set.of(Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER);
    }

    /// The first second person of a new Havn: somebody who can agree to everything that comes after.
    @Override
    public boolean mayBegin(Map<String, String> parameters) {
        return seconds().contains(role(parameters))
                && !account(parameters).equals(actor.get().account());
    }

    @Override
    public List<Change> difference(Map<String, String> parameters) {
        var account = account(parameters);
        var unit = units.all().stream()
                .filter(it -> it.id().equals(unit(parameters)))
                .findFirst()
                .orElseThrow(SecondNotPossible::changed);
        var role = role(parameters);
        if (role == Role.SETTLEMENT_COORDINATOR
                ? unit.municipality() == null
                : Role.WITH_FAMILIES.contains(role) && unit.municipality() != null) {
            throw RoleNotGiven.inThisUnit();
        }
        var held = grants.heldBy(account).stream()
                .map(it -> it.role().name())
                .sorted()
                .toList();
        var name = accounts.displayNames(List.of(account)).getOrDefault(account, account.toString());
        var until = parameters.getOrDefault("until", "");
        return List.of(
                new Change("access.second.account", "", name),
                new Change("access.accounts.roles", String.join(", ", held), role.name()),
                new Change("access.accounts.unit", "", unit.organisation() + ": " + unit.name()),
                new Change("access.accounts.until", "", until.isEmpty() ? "–" : lastDay(until)));
    }

    @Override
    public void perform(Map<String, String> parameters) {
        var until = parameters.getOrDefault("until", "");
        grants.give(
                account(parameters),
                role(parameters),
                unit(parameters),
                parameters.getOrDefault("because", ""),
                actor.get().account().toString(),
                until.isEmpty() ? null : Instant.parse(until));
        trail.record(AuditEvent.by(actor.get().account(), AccessActs.ROLE_GIVEN, "account", account(parameters))
                .with("role", role(parameters))
                .with("unit", unit(parameters).value()));
    }

    private static String lastDay(String until) {
        return Instant.parse(until)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .minusDays(1)
                .toString();
    }

    private static UUID account(Map<String, String> parameters) {
        return UUID.fromString(parameters.getOrDefault("account", ""));
    }

    private static Role role(Map<String, String> parameters) {
        return Role.valueOf(parameters.getOrDefault("role", ""));
    }

    private static UnitId unit(Map<String, String> parameters) {
        return new UnitId(UUID.fromString(parameters.getOrDefault("unit", "")));
    }
}
