package org.havn.access;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.havn.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What an account may do in which unit, until when and why. A grant that ends, ends at once.
@Component
class Grants {
    private final JdbcClient jdbc;
    private final OpenSessions sessions;
    private final Clock clock;

    Grants(JdbcClient jdbc, OpenSessions sessions, Clock clock) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.clock = clock;
    }

    /// Gives a role in a unit; one that is held already stays as it is.
    @OfWeight
    @Transactional
    void give(UUID account, Role role, UnitId unit, String because, String by, @Nullable Instant until) {
        // one that has run out gives way
        jdbc.sql("""
                update access.role_grant set ended_at = until_at, ended_by = 'havn', ended_because = 'ran-out'
                 where account = :account and role = :role and unit = :unit and ended_at is null
                   and until_at <= statement_timestamp()
                """)
                .param("account", account)
                .param("role", role.name())
                .param("unit", unit.value())
                .update();
        jdbc.sql("""
                insert into access.role_grant (id, account, role, unit, because, given_by, given_at, until_at)
                values (:id, :account, :role, :unit, :because, :by, :now, :until)
                on conflict do nothing
                """)
                .param("id", Ids.next())
                .param("account", account)
                .param("role", role.name())
                .param("unit", unit.value())
                .param("because", because)
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Whether somebody other than this account can sign in and holds one of these roles now.
    boolean anybodyElse(Collection<Role> roles, UUID account) {
        return jdbc.sql("""
                select exists (select from access.role_grant g join access.account a on a.id = g.account
                                where g.role in (:roles) and g.account <> :account and a.active
                                  and g.ended_at is null
                                  and (g.until_at is null or g.until_at > statement_timestamp()))
                """)
                .param("roles", roles.stream().map(Role::name).toList())
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /// What an account holds now.
    List<Grant> heldBy(UUID account) {
        return jdbc.sql("""
                select * from access.role_grant
                 where account = :account and ended_at is null
                   and (until_at is null or until_at > statement_timestamp())
                 order by role, unit
                """)
                .param("account", account)
                .query((row, _) -> {
                    var until = row.getTimestamp("until_at");
                    return new Grant(
                            row.getObject("id", UUID.class),
                            account,
                            Role.valueOf(row.getString("role")),
                            new UnitId(row.getObject("unit", UUID.class)),
                            row.getString("because"),
                            until == null ? null : until.toInstant());
                })
                .list();
    }

    /// Takes a grant back. It counts at once, and its holder signs in anew.
    @OfWeight
    @Transactional
    void end(UUID grant, String because, String by) {
        jdbc.sql("""
                update access.role_grant set ended_at = :now, ended_by = :by, ended_because = :because
                 where id = :id and ended_at is null returning account
                """)
                .param("id", grant)
                .param("because", because)
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional()
                .ifPresent(sessions::endAll);
    }
}
