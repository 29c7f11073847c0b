package org.havn.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.havn.platform.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What somebody was here to do when they did something: for families, who are told the kind of person and no name.
@Component
public class RolesThen {
    private record Held(Role role, Instant from, @Nullable Instant until) {
        boolean at(Instant moment) {
            return !from.isAfter(moment) && (until == null || until.isAfter(moment));
        }
    }

    /// The roles of some accounts through time.
    public static final class History {
        private final Map<UUID, List<Held>> held;

        private History(Map<UUID, List<Held>> held) {
            this.held = held;
        }

        /// The role that says most of what somebody did at the moment, if they held any.
        public Optional<Role> at(UUID account, Instant moment) {
            return held.getOrDefault(account, List.of()).stream()
                    .filter(it -> it.at(moment))
                    .map(Held::role)
                    .min(Comparator.comparing((Role it) -> it == Role.ADMINISTRATOR)
                            .thenComparing(Comparator.naturalOrder()));
        }
    }

    private final JdbcClient jdbc;

    RolesThen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public History of(Collection<UUID> accounts) {
        var held = new HashMap<UUID, List<Held>>();
        jdbc.sql("""
                select account, role, given_at, least(ended_at, until_at) as until_at from access.role_grant
                 where account = any(cast(:accounts as uuid[]))
                """).param("accounts", Columns.column(accounts, it -> it)).query(row -> {
            var until = row.getTimestamp("until_at");
            held.computeIfAbsent(row.getObject("account", UUID.class), _ -> new java.util.ArrayList<>())
                    .add(new Held(
                            Role.valueOf(row.getString("role")),
                            row.getTimestamp("given_at").toInstant(),
                            until == null ? null : until.toInstant()));
        });
        return new History(held);
    }
}
