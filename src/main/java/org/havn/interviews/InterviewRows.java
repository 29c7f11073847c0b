package org.havn.interviews;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.havn.reference.LanguageTag;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of interviews.
@Component
class InterviewRows {
    private final JdbcClient jdbc;

    InterviewRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Interview interview) {
        jdbc.sql("""
                insert into interviews.interview
                    (id, case_number, form_id, form_version, state, planned_on, language, dialect, interpreter)
                values (:id, :number, :form, :version, 'PLANNED', :on, :language, :dialect, :interpreter)
                """)
                .param("id", interview.id().value())
                .param("number", interview.household().value())
                .param("form", interview.form())
                .param("version", interview.formVersion())
                .param("on", interview.planned())
                .param("language", interview.held().language().value())
                .param("dialect", interview.held().dialect())
                .param("interpreter", interview.held().interpreter())
                .update();
    }

    void begin(InterviewId id, InterpretedBy held, UUID interviewer, Instant consentAt) {
        jdbc.sql("""
                update interviews.interview
                   set state = 'UNDER_WAY', interviewer = :by, consent_at = :at, language = :language,
                       dialect = :dialect, interpreter = :interpreter
                 where id = :id
                """)
                .param("id", id.value())
                .param("by", interviewer)
                .param("at", utc(consentAt))
                .param("language", held.language().value())
                .param("dialect", held.dialect())
                .param("interpreter", held.interpreter())
                .update();
    }

    void seal(InterviewId id, Instant at) {
        jdbc.sql("update interviews.interview set state = 'SEALED', sealed_at = :at where id = :id")
                .param("id", id.value())
                .param("at", utc(at))
                .update();
    }

    Optional<Interview> find(InterviewId id) {
        return jdbc.sql("select * from interviews.interview where id = :id")
                .param("id", id.value())
                .query((row, _) -> interview(row))
                .optional();
    }

    /// The same, held until the transaction ends, so that answers come one after the other.
    Optional<Interview> hold(InterviewId id) {
        return jdbc.sql("select * from interviews.interview where id = :id for update")
                .param("id", id.value())
                .query((row, _) -> interview(row))
                .optional();
    }

    List<Interview> ofCase(CaseNumber number) {
        return jdbc.sql("""
                select * from interviews.interview where case_number = :number order by planned_on desc, id desc
                """)
                .param("number", number.value())
                .query((row, _) -> interview(row))
                .list();
    }

    private static Interview interview(ResultSet row) throws SQLException {
        return new Interview(
                new InterviewId(row.getObject("id", UUID.class)),
                new CaseNumber(row.getString("case_number")),
                row.getString("form_id"),
                row.getString("form_version"),
                InterviewState.valueOf(row.getString("state")),
                row.getObject("planned_on", LocalDate.class),
                new InterpretedBy(
                        new LanguageTag(row.getString("language")),
                        row.getString("dialect"),
                        row.getString("interpreter")),
                row.getObject("interviewer", UUID.class),
                instant(row, "consent_at"),
                instant(row, "sealed_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
