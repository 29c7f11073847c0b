package org.havn.cases;

import static org.havn.platform.Columns.column;

import java.sql.Array;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.havn.access.CurrentActor;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table behind the threads of cases. Everything that changes a case is told here, and so to the audit trail.
@Component
class CaseThread {
    private static final String SEPARATOR = "\u001f";

    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final CurrentActor actor;

    CaseThread(JdbcClient jdbc, AuditTrail trail, CurrentActor actor) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.actor = actor;
    }

    void add(CaseNumber number, Collection<ThreadEntry> entries) {
        addAll(entries.stream().map(it -> new Line(number, it)).toList());
    }

    /// One entry of one case.
    record Line(CaseNumber number, ThreadEntry entry) {}

    void addAll(Collection<Line> lines) {
        jdbc.sql("""
                insert into cases.thread_entry (id, case_number, at, who, key, arguments, because)
                select id, number, at, who, key, string_to_array(arguments, :separator), because
                  from unnest(cast(:id as uuid[]), cast(:number as text[]), cast(:at as timestamptz[]),
                              cast(:who as text[]), cast(:key as text[]), cast(:arguments as text[]),
                              cast(:because as text[])) as it (id, number, at, who, key, arguments, because)
                """)
                .param("separator", SEPARATOR)
                .param("id", column(lines, _ -> Ids.next()))
                .param("number", column(lines, Line::number))
                .param("at", column(lines, it -> it.entry().at().atOffset(ZoneOffset.UTC)))
                .param("who", column(lines, it -> it.entry().who()))
                .param("key", column(lines, it -> it.entry().key()))
                .param(
                        "arguments",
                        column(lines, it -> String.join(SEPARATOR, it.entry().arguments())))
                .param("because", column(lines, it -> it.entry().because()))
                .update();
        trail.recordAll(lines.stream().map(this::event).toList());
    }

    /// What the trail hears of a change: who, when, which case, and what by its key; the reason stays with the case.
    private AuditEvent event(Line line) {
        var number = line.number().value();
        return actor.find()
                .map(it -> AuditEvent.by(it.account(), CaseActs.CHANGED, "case", number))
                .orElseGet(() -> AuditEvent.byJob(OwnWork.now().orElse("havn"), CaseActs.CHANGED, "case", number))
                .inCase(number)
                .with("key", line.entry().key());
    }

    /// The newest first.
    List<ThreadEntry> newestFirst(CaseNumber number) {
        return jdbc.sql("select * from cases.thread_entry where case_number = :number order by at desc, id desc")
                .param("number", number.value())
                .query((row, _) -> new ThreadEntry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who"),
                        row.getString("key"),
                        strings(row.getArray("arguments")),
                        row.getString("because")))
                .list();
    }

    private static List<String> strings(Array array) throws java.sql.SQLException {
        return List.of((String[]) array.getArray());
    }
}
