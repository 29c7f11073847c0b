package org.havn.access.exports;

import static org.havn.platform.Columns.column;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.platform.OwnWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of files that left. What an account may see of them, the database knows.
@Component
class ExportRows {
    private static final String WORK = "access.exports";
    private static final String COLUMNS = """
            select id, file, subject_type, subject, purpose, because, recipient, persons, account, made_at, state,
                   collected_at
              from access.export
            """;

    private final JdbcClient jdbc;

    ExportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Export it, byte[] content, Collection<String> cases) {
        jdbc.sql("""
                insert into access.export (id, file, subject_type, subject, purpose, because, recipient, persons, account,
                                           made_at, state, content, digest)
                values (:id, :file, :type, :subject, :purpose, :because, :recipient, :persons, :account, :at, :state,
                        :content, :digest)
                """)
                .param("id", it.id())
                .param("file", it.file())
                .param("type", it.subjectType())
                .param("subject", it.subject())
                .param("purpose", it.purpose().name())
                .param("because", it.because())
                .param("recipient", it.recipient())
                .param("persons", it.persons())
                .param("account", it.account())
                .param("at", it.madeAt().atOffset(ZoneOffset.UTC))
                .param("state", it.state().name())
                .param("content", content)
                .param("digest", digest(content))
                .update();
        OwnWork.run(
                WORK,
                () -> jdbc.sql("""
                        insert into access.export_case (export, case_number) select :export, unnest(:cases)
                        """)
                        .param("export", it.id())
                        .param("cases", column(cases, number -> number))
                        .update());
    }

    /// For the second person, who does not see what others take out.
    Optional<Export> findForSecond(UUID id) {
        return OwnWork.of(WORK, () -> find(id));
    }

    Optional<Export> find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query((row, _) -> export(row))
                .optional();
    }

    List<String> casesOf(UUID id) {
        return OwnWork.of(
                WORK,
                () -> jdbc.sql("select case_number from access.export_case where export = :id order by 1")
                        .param("id", id)
                        .query(String.class)
                        .list());
    }

    /// To whom files with somebody of this case went, or may still go; the newest first.
    List<Exports.Holder> holders(String caseNumber) {
        return OwnWork.of(
                WORK,
                () -> jdbc.sql("""
                        select e.recipient, e.purpose, max(e.made_at) as at
                          from access.export e join access.export_case c on c.export = e.id
                         where c.case_number = :number group by e.recipient, e.purpose order by 3 desc
                        """)
                        .param("number", caseNumber)
                        .query((row, _) -> new Exports.Holder(
                                row.getObject("recipient", UUID.class),
                                ExportPurpose.valueOf(row.getString("purpose")),
                                row.getTimestamp("at").toInstant()))
                        .list());
    }

    void release(UUID id) {
        OwnWork.run(
                WORK,
                () -> jdbc.sql("update access.export set state = 'READY' where id = :id and state = 'WAITING'")
                        .param("id", id)
                        .update());
    }

    /// The sealed file of the reader's own export, and that it was fetched.
    Optional<byte[]> collect(UUID id, Instant now) {
        return jdbc.sql("""
                update access.export set collected_at = coalesce(collected_at, :now)
                 where id = :id and state = 'READY' and account = access.me() returning content
                """)
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    /// What the reader took out, newest first.
    List<Export> mine(UUID account) {
        return jdbc.sql(COLUMNS + " where account = :account order by made_at desc limit 100")
                .param("account", account)
                .query((row, _) -> export(row))
                .list();
    }

    /// What anybody took out, newest first, for whoever watches over it.
    List<Export> everybodys() {
        return OwnWork.of(
                WORK,
                () -> jdbc.sql(COLUMNS + " order by made_at desc limit 200")
                        .query((row, _) -> export(row))
                        .list());
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static Export export(ResultSet row) throws SQLException {
        var collected = row.getTimestamp("collected_at");
        return new Export(
                row.getObject("id", UUID.class),
                row.getString("file"),
                row.getString("subject_type"),
                row.getString("subject"),
                ExportPurpose.valueOf(row.getString("purpose")),
                row.getString("because"),
                row.getObject("recipient", UUID.class),
                row.getInt("persons"),
                row.getObject("account", UUID.class),
                row.getTimestamp("made_at").toInstant(),
                Export.State.valueOf(row.getString("state")),
                collected == null ? null : collected.toInstant());
    }
}
