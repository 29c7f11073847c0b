package org.havn.reference;

import java.time.Clock;
import java.time.ZoneOffset;
import org.havn.access.CurrentActor;
import org.havn.access.ReasonMissing;
import org.havn.audit.Act;
import org.havn.audit.Acts;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.havn.reference.ImportReport.BadRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Overwrites a code list from a file, for a reason that is kept, and tells the audit trail.
@Component
class ListImports {
    private static final Act IMPORTED = Act.change("reference.list.imported");

    private final CodeLists lists;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final JdbcClient jdbc;
    private final Clock clock;

    ListImports(CodeLists lists, AuditTrail trail, CurrentActor actor, JdbcClient jdbc, Clock clock) {
        this.lists = lists;
        this.trail = trail;
        this.actor = actor;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Reads the file in; a file that tells nothing new leaves nothing behind.
    ///
    /// @throws ReasonMissing if nobody could understand later why
    @Transactional
    public ImportReport importCsv(CodeListName list, byte[] csv, BadRows badRows, String because) {
        var reason = ReasonMissing.requireSentence(because);
        var report = lists.importCsv(list, csv, badRows);
        if (report.written() && !report.changedNothing()) {
            keep(list.key(), report, reason);
        }
        return report;
    }

    private void keep(String key, ImportReport report, String reason) {
        var id = Ids.next();
        var who = actor.get().account();
        jdbc.sql("""
                insert into reference.list_import (id, list_key, because, imported_by, imported_at, added, changed)
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
        trail.record(AuditEvent.by(who, IMPORTED, "list-import", id)
                .with("list", key)
                .with("added", report.added())
                .with("changed", report.changed()));
    }

    @Configuration(proxyBeanMethods = false)
    static class What {
        @Bean
        Acts actsOfReference() {
            return Acts.of("reference", IMPORTED);
        }
    }
}
