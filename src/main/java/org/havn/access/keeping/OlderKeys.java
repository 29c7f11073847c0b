package org.havn.access.keeping;

import static org.havn.platform.Columns.column;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Vault;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.OwnWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Destroys older keys of those whose key was turned, once no transaction can still seal with them.
@Component
class OlderKeys {
    private static final Duration REST = Duration.ofMinutes(10);

    private final Vault vault;
    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OlderKeys(Vault vault, JdbcClient jdbc, AuditTrail trail, TransactionTemplate transaction, Clock clock) {
        this.vault = vault;
        this.jdbc = jdbc;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Remembers whose older keys it has seen, and lets go of those that it saw ten minutes ago or earlier.
    void run() {
        OwnWork.run("access.older-keys", () -> {
            var turned = vault.withOlderKeys();
            var ready = transaction.execute(_ -> seen(List.copyOf(turned)));
            for (var owner : ready == null ? List.<UUID>of() : ready) {
                vault.letGoOfOlderKeys(new KeyOwner(owner));
                transaction.executeWithoutResult(_ -> letGo(owner));
            }
        });
    }

    private List<UUID> seen(List<UUID> turned) {
        jdbc.sql("""
                insert into access.turned_key (owner, seen_at) select unnest(cast(:owners as uuid[])), :now
                on conflict (owner) do nothing
                """)
                .param("owners", column(turned, it -> it))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql("select owner from access.turned_key where seen_at <= :before")
                .param("before", clock.instant().minus(REST).atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private void letGo(UUID owner) {
        jdbc.sql("delete from access.turned_key where owner = :owner")
                .param("owner", owner)
                .update();
        trail.record(AuditEvent.byJob("older-keys", KeepingActs.OLDER_KEYS_GONE, "key-owner", owner));
    }
}
