package org.havn.communities;

import java.time.Clock;
import java.time.ZoneOffset;
import org.havn.access.CurrentActor;
import org.havn.access.ReasonMissing;
import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.havn.reference.ImportReport;
import org.havn.reference.ImportReport.BadRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Overwrites a table from a file, for a reason that is kept, and tells the audit trail.
@Component
class TableImports {
    private static final Act IMPORTED = Act.change("communities.table.imported");

    private final CommunityTables tables;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final JdbcClient jdbc;
    private final Clock clock;

    TableImports(CommunityTables tables, AuditTrail trail, CurrentActor actor, JdbcClient jdbc, Clock clock) {
        this.tables = tables;
        this.trail = trail;
        this.actor = actor;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Reads the file in; a file that tells nothing new leaves nothing behind.
    ///
    /// @throws ReasonMissing if nobody could understand later why
    @Transactional
    public ImportReport importCsv(CsvTable<?> table, byte[] csv, BadRows badRows, String because) {
        var reason = ReasonMissing.requireSentence(because);
        var report = tables.importCsv(table, csv, badRows);
        if (report.written() && !report.changedNothing()) {
            keep(table.key(), report, reason);
        }
        return report;
    }

    private void keep(String key, ImportReport report, String reason) {
        var id = Ids.next();
        var who = actor.get().account();
        jdbc.sql("""
                insert into communities.table_import (id, table_key, because, imported_by, imported_at, added, changed)
                values (:id, :key, :because, :by, :at, :added, :changed)
                """)
                .param("id", id)
                .param("key", key)
                .param("because", reason)
                .param("by", who)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("added", report.added())
                .param("changed", report.changed())
                .update();
        trail.record(AuditEvent.by(who, IMPORTED, "table-import", id)
                .with("table", key)
                .with("added", report.added())
                .with("changed", report.changed()));
    }

    @Configuration(proxyBeanMethods = false)
    static class What {
        @Bean
        Acts actsOfCommunities() {
            return Acts.of("communities", IMPORTED);
        }
    }
}
