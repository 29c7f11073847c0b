package org.havn.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.havn.platform.OwnWork;
import org.havn.platform.RolesHere;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A role shows the families of the unit in which it is held: on the page of a case, an account that is a
/// caseworker in one office and an auditor in another is offered what the role of this case's office may
/// do, and nothing else.
@Component
class RolesInCase implements RolesHere {
    private static final Set<String> WITH_FAMILIES =
            Role.WITH_FAMILIES.stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
    private static final String CASE_NUMBER = "HVN-\\d{2}-\\d{6}";

    private final CurrentActor actor;
    private final JdbcClient jdbc;

    RolesInCase(CurrentActor actor, JdbcClient jdbc) {
        this.actor = actor;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> among(Set<String> roles, Collection<String> named) {
        var theirs = roles.stream().filter(WITH_FAMILIES::contains).collect(Collectors.toSet());
        var number = named.stream().filter(it -> it.matches(CASE_NUMBER)).findFirst();
        if (theirs.size() < 2 || number.isEmpty()) {
            return roles;
        }
        var here = new HashSet<>(roles);
        here.removeAll(theirs);
        here.addAll(countingFor(number.get()));
        here.retainAll(roles);
        return Set.copyOf(here);
    }

    /// Those of the account's roles that let it see the case: held in a unit that it is with, or anywhere
    /// where the account is assigned to it or has opened it.
    private Set<String> countingFor(String caseNumber) {
        return OwnWork.of(
                "access.roles-here",
                () -> Set.copyOf(jdbc.sql("""
                select distinct g.role
                  from access.role_grant g join access.case_scope c on c.case_number = :number
                 where g.account = :me and g.ended_at is null
                   and (g.until_at is null or g.until_at > statement_timestamp())
                   and (exists (select from access.case_share s
                                 where s.case_number = c.case_number and s.unit = g.unit and s.ended_at is null
                                   and (s.until_at is null or s.until_at > statement_timestamp())
                                   and (s.kind = 'HOLDER' or not c.locked))
                        or exists (select from access.case_assignment a
                                    where a.case_number = c.case_number and a.account = g.account
                                      and a.ended_at is null)
                        or exists (select from access.case_opening o
                                    where o.case_number = c.case_number and o.account = g.account
                                      and o.until_at > statement_timestamp()))
                """)
                        .param("number", caseNumber)
                        .param("me", actor.get().account())
                        .query(String.class)
                        .list()));
    }
}
