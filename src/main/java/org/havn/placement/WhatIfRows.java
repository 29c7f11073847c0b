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
import org.havn.communities.CommunityId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The table of questions about plans.
@Component
class WhatIfRows {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    WhatIfRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Keeps a question. One that was asked before is asked again only where it has no answer that lasts.
    void ask(WhatIf question, String by) {
        jdbc.sql("""
                        insert into placement.what_if (id, solve, case_number, municipality, state, asked_by, asked_at)
                        values (:id, :solve, :number, :code, 'WAITING', :by, :at)
                        on conflict (solve, case_number, municipality) do update
                           set state = 'WAITING', asked_by = :by, asked_at = :at, started_at = null, answer = null
                         where what_if.answer ->> 'outcome' in ('CHANGED', 'NO_ANSWER', 'BLOCKED')
                        """)
                .param("id", question.id())
                .param("solve", question.solve().value())
                .param("number", question.household().value())
                .param("code", question.community().value())
                .param("by", by)
                .param("at", question.askedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Begins, or begins again where a node died over it.
    boolean begin(UUID id, Instant at) {
        return jdbc.sql("""
                        update placement.what_if set state = 'RUNNING', started_at = :at
                         where id = :id and state in ('WAITING', 'RUNNING')
                        """)
                        .param("id", id)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void finish(UUID id, WhatIf.Answer answer) {
        jdbc.sql("update placement.what_if set state = 'FINISHED', answer = cast(:answer as jsonb) where id = :id")
                .param("id", id)
                .param("answer", json.writeValueAsString(answer))
                .update();
    }

    Optional<WhatIf> find(UUID id) {
        return jdbc.sql("select * from placement.what_if where id = :id")
                .param("id", id)
                .query((row, _) -> whatIf(row))
                .optional();
    }

    Optional<WhatIf> find(SolveId solve, CaseNumber household, CommunityId community) {
        return of(solve, household).stream()
                .filter(it -> it.community().equals(community))
                .findFirst();
    }

    /// What was asked about a household in a plan, the newest first.
    List<WhatIf> of(SolveId solve, CaseNumber household) {
        return jdbc.sql("""
                select * from placement.what_if where solve = :solve and case_number = :number order by asked_at desc
                """)
                .param("solve", solve.value())
                .param("number", household.value())
                .query((row, _) -> whatIf(row))
                .list();
    }

    private WhatIf whatIf(ResultSet row) throws SQLException {
        var started = row.getObject("started_at", OffsetDateTime.class);
        var answer = row.getString("answer");
        return new WhatIf(
                row.getObject("id", UUID.class),
                new SolveId(row.getObject("solve", UUID.class)),
                new CaseNumber(row.getString("case_number")),
                new CommunityId(row.getString("municipality")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                started == null ? null : started.toInstant(),
                answer == null ? null : json.readValue(answer, WhatIf.Answer.class));
    }
}
