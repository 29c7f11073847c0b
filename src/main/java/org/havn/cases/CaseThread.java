package org.havn.cases;

import static org.havn.platform.Columns.column;

import java.sql.Array;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.havn.access.CurrentActor;
import org.havn.access.vault.Reading;
import org.havn.access.vault.SealedNote;
import org.havn.access.vault.Vault;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table behind the threads of cases. Everything that changes a case is told here, and so to the audit
/// trail.
@Component
class CaseThread {
    static final SealedNote REASONS = SealedNote.of("cases.thread_entry", "because", "id");

    private static final String SEPARATOR = "\u001f";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditTrail trail;
    private final CurrentActor actor;

    CaseThread(JdbcClient jdbc, Vault vault, AuditTrail trail, CurrentActor actor) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.trail = trail;
        this.actor = actor;
    }

    void add(CaseNumber number, Collection<ThreadEntry> entries) {
        addAll(entries.stream().map(it -> new Line(number, it)).toList());
    }

    /// One entry of one case.
    record Line(CaseNumber number, ThreadEntry entry) {}

    void addAll(Collection<Line> lines) {
        var ids = new IdentityHashMap<Line, String>();
        lines.forEach(it -> ids.put(it, Ids.next().toString()));
        var because = sealed(lines, ids);
        jdbc.sql("""
                insert into cases.thread_entry (id, case_number, at, who, key, arguments, because_sealed)
                select id, number, at, who, key, string_to_array(arguments, :separator), decode(because, 'hex')
                  from unnest(cast(:id as uuid[]), cast(:number as text[]), cast(:at as timestamptz[]),
                              cast(:who as text[]), cast(:key as text[]), cast(:arguments as text[]),
                              cast(:because as text[])) as it (id, number, at, who, key, arguments, because)
                """)
                .param("separator", SEPARATOR)
                .param("id", column(lines, ids::get))
                .param("number", column(lines, Line::number))
                .param("at", column(lines, it -> it.entry().at().atOffset(ZoneOffset.UTC)))
                .param("who", column(lines, it -> it.entry().who()))
                .param("key", column(lines, it -> it.entry().key()))
                .param(
                        "arguments",
                        column(lines, it -> String.join(SEPARATOR, it.entry().arguments())))
                .param("because", column(lines, because::get))
                .update();
        trail.recordAll(lines.stream().map(this::event).toList());
    }

    /// The reasons, sealed under the households' keys, in hexadecimal.
    private Map<Line, String> sealed(Collection<Line> lines, Map<Line, String> ids) {
        var told = lines.stream().filter(it -> it.entry().because() != null).toList();
        var bytes = vault.seal(told.stream()
                .map(it -> REASONS.unsealed(
                        Objects.requireNonNull(ids.get(it)),
                        it.number().value(),
                        Objects.requireNonNull(it.entry().because())))
                .toList());
        var sealed = new IdentityHashMap<Line, String>();
        for (var i = 0; i < told.size(); i++) {
            sealed.put(told.get(i), HexFormat.of().formatHex(bytes.get(i)));
        }
        return sealed;
    }

    /// What the trail hears of a change: who, when, which case, and what by its key; the reason stays with
    /// the case.
    private AuditEvent event(Line line) {
        var number = line.number().value();
        return actor.find()
                .map(it -> AuditEvent.by(it.account(), CaseActs.CHANGED, "case", number))
                .orElseGet(() -> AuditEvent.byJob(OwnWork.now().orElse("havn"), CaseActs.CHANGED, "case", number))
                .inCase(number)
                .with("key", line.entry().key());
    }

    /// The newest first, with the reasons opened; that they were is on record.
    List<ThreadEntry> newestFirst(CaseNumber number) {
        var found = jdbc.sql("select * from cases.thread_entry where case_number = :number order by at desc, id desc")
                .param("number", number.value())
                .query((row, _) -> new Found(
                        row.getString("id"),
                        new ThreadEntry(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("who"),
                                row.getString("key"),
                                strings(row.getArray("arguments")),
                                row.getString("because")),
                        row.getBytes("because_sealed")))
                .list();
        var sealed = found.stream().filter(it -> it.because() != null).toList();
        var opened = vault.open(
                        new Reading(number.value(), "cases.reasons"),
                        sealed.stream()
                                .map(it -> REASONS.found(it.id(), number.value(), Objects.requireNonNull(it.because())))
                                .toList())
                .iterator();
        return found.stream()
                .map(it -> it.because() == null
                        ? it.entry()
                        : it.entry().because(opened.next().orElse(null)))
                .toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // read from a row, opened, let go
    private record Found(String id, ThreadEntry entry, byte @Nullable [] because) {}

    private static List<String> strings(Array array) throws java.sql.SQLException {
        return List.of((String[]) array.getArray());
    }
}
