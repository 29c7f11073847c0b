package org.havn.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.UUID;
import org.havn.platform.Columns;
import org.havn.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Writes events, many in one statement.
@Component
class EventRows {
    private final JdbcClient jdbc;
    private final SideDoor sideDoor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EventRows(JdbcClient jdbc, SideDoor sideDoor, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.sideDoor = sideDoor;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// Over the connection of the running transaction, or a transaction of its own if none runs.
    void insert(Collection<AuditEvent> events) {
        transaction.executeWithoutResult(_ -> insert(jdbc, events));
    }

    /// Over a connection that has nothing to do with the running transaction.
    void insertAside(Collection<AuditEvent> events) {
        insert(sideDoor.jdbc(), events);
    }

    private void insert(JdbcClient through, Collection<AuditEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        through.sql("""
                insert into audit.event (id, moment, account, job, act, purpose, object_type, object_id, case_number,
                                         detail, request)
                select e.id::uuid, :moment, e.account::uuid, e.job, e.act, e.purpose, e.object_type, e.object_id,
                       e.case_number, e.detail::jsonb, :request
                  from unnest(:id::text[], :account::text[], :job::text[], :act::text[], :purpose::text[],
                              :objectType::text[], :objectId::text[], :caseNumber::text[], :detail::text[])
                       as e (id, account, job, act, purpose, object_type, object_id, case_number, detail)
                """)
                .param("moment", now().atOffset(ZoneOffset.UTC))
                .param("request", RequestId.current(), java.sql.Types.OTHER)
                .param("id", Columns.column(events, _ -> Ids.next()))
                .param("account", Columns.column(events, it -> account(it.who())))
                .param("job", Columns.column(events, it -> job(it.who())))
                .param("act", Columns.column(events, AuditEvent::act))
                .param("purpose", Columns.column(events, AuditEvent::purpose))
                .param("objectType", Columns.column(events, it -> it.on().type()))
                .param("objectId", Columns.column(events, it -> it.on().id()))
                .param("caseNumber", Columns.column(events, AuditEvent::caseNumber))
                .param("detail", Columns.column(events, AuditEvent::detail))
                .update();
    }

    /// As exactly as the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable UUID account(Who who) {
        return switch (who) {
            case Who.Account(var id) -> id;
            case Who.Job _ -> null;
        };
    }

    private static @Nullable String job(Who who) {
        return switch (who) {
            case Who.Account _ -> null;
            case Who.Job(var name) -> name;
        };
    }
}
