package org.havn.placement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The table of inquiries.
@Component
@Transactional
class InquiryRows {
    private static final int MOST_ATTEMPTS = 3;

    private final JdbcClient jdbc;

    InquiryRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Inquiry inquiry) {
        jdbc.sql("""
                insert into placement.inquiry (id, kind, round, case_number, question, state, asked_by, asked_at)
                values (:id, :kind, :round, :number, cast(:question as jsonb), 'WAITING', :by, :at)
                """)
                .param("id", inquiry.id())
                .param("kind", inquiry.kind())
                .param("round", inquiry.round() == null ? null : inquiry.round().value())
                .param(
                        "number",
                        inquiry.household() == null ? null : inquiry.household().value())
                .param("question", inquiry.question())
                .param("by", inquiry.askedBy())
                .param("at", inquiry.askedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Begins, or begins again where a node died over it; one that has ended several nodes is given up.
    boolean begin(UUID id, Instant at) {
        var attempt = jdbc.sql("""
                        update placement.inquiry set state = 'RUNNING', started_at = :at, attempt = attempt + 1
                         where id = :id and state in ('WAITING', 'RUNNING')
                        returning attempt
                        """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional();
        if (attempt.isPresent() && attempt.get() > MOST_ATTEMPTS) {
            fail(id, at);
            return false;
        }
        return attempt.isPresent();
    }

    void answer(UUID id, String answer, Instant at) {
        jdbc.sql("""
                update placement.inquiry set state = 'ANSWERED', answer = cast(:answer as jsonb), ended_at = :at
                 where id = :id and state = 'RUNNING'
                """)
                .param("id", id)
                .param("answer", answer)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void fail(UUID id, Instant at) {
        jdbc.sql("""
                update placement.inquiry set state = 'FAILED', ended_at = :at
                 where id = :id and state in ('WAITING', 'RUNNING')
                """).param("id", id).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    Optional<Inquiry> find(UUID id) {
        return jdbc.sql("select * from placement.inquiry where id = :id")
                .param("id", id)
                .query((row, _) -> inquiry(row))
                .optional();
    }

    /// The inquiries of a kind about a round, the newest first.
    List<Inquiry> of(RoundId round, String kind) {
        return jdbc.sql("""
                        select * from placement.inquiry where round = :round and kind = :kind
                         order by asked_at desc, id desc limit 50
                        """)
                .param("round", round.value())
                .param("kind", kind)
                .query((row, _) -> inquiry(row))
                .list();
    }

    /// Those of a kind that are asked of no round, or of any, the newest first.
    List<Inquiry> of(String kind) {
        return jdbc.sql("select * from placement.inquiry where kind = :kind order by asked_at desc, id desc limit 50")
                .param("kind", kind)
                .query((row, _) -> inquiry(row))
                .list();
    }

    private static Inquiry inquiry(ResultSet row) throws SQLException {
        var round = row.getObject("round", UUID.class);
        var number = row.getString("case_number");
        return new Inquiry(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                round == null ? null : new RoundId(round),
                number == null ? null : new CaseNumber(number),
                row.getString("question"),
                Inquiry.State.valueOf(row.getString("state")),
                row.getString("asked_by"),
                instant(row.getObject("asked_at", OffsetDateTime.class)),
                row.getObject("started_at") == null ? null : instant(row.getObject("started_at", OffsetDateTime.class)),
                row.getString("answer"));
    }

    private static Instant instant(@Nullable OffsetDateTime moment) {
        return moment == null ? Instant.EPOCH : moment.toInstant();
    }
}
