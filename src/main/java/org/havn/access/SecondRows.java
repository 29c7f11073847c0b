package org.havn.access;

import static org.havn.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The table of requests for a second person.
@Component
class SecondRows {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    SecondRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param seconds who may see it and answer it
    void insert(SecondRequest it, Set<Role> seconds) {
        jdbc.sql("""
                insert into access.second_request (id, act, parameters, difference, because, asked_by, asked_at,
                                                   until_at, state, seconds)
                values (:id, :act, cast(:parameters as jsonb), cast(:difference as jsonb), :because, :by, :at, :until,
                        :state, cast(:seconds as text[]))
                """)
                .param("id", it.id())
                .param("act", it.act())
                .param("parameters", JSON.writeValueAsString(it.parameters()))
                .param("difference", JSON.writeValueAsString(it.difference()))
                .param("because", it.because())
                .param("by", it.askedBy())
                .param("at", it.askedAt().atOffset(ZoneOffset.UTC))
                .param("until", it.until().atOffset(ZoneOffset.UTC))
                .param("state", it.state().name())
                .param("seconds", column(seconds, Role::name))
                .update();
    }

    /// The request, held until the transaction ends.
    Optional<SecondRequest> held(UUID id) {
        return jdbc.sql("select * from access.second_request where id = :id for update")
                .param("id", id)
                .query((row, _) -> request(row))
                .optional();
    }

    /// Ends a request, one way or the other.
    void end(UUID id, SecondRequest.State state, UUID by, Instant at, String because) {
        jdbc.sql("""
                update access.second_request
                   set state = :state, second_by = :by, second_at = :at, second_because = :because
                 where id = :id
                """)
                .param("id", id)
                .param("state", state.name())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("because", because)
                .update();
    }

    /// What waits, and what has ended lately, the oldest waiting first.
    List<SecondRequest> newest(int limit) {
        return jdbc.sql("""
                select * from access.second_request
                 order by (state <> 'WAITING'), case when state = 'WAITING' then asked_at end, asked_at desc
                 limit :limit
                """)
                .param("limit", limit)
                .query((row, _) -> request(row))
                .list();
    }

    private static SecondRequest request(ResultSet row) throws SQLException {
        return new SecondRequest(
                row.getObject("id", UUID.class),
                row.getString("act"),
                JSON.readValue(row.getString("parameters"), new TypeReference<>() {}),
                JSON.readValue(row.getString("difference"), new TypeReference<>() {}),
                row.getString("because"),
                row.getObject("asked_by", UUID.class),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("until_at").toInstant(),
                SecondRequest.State.valueOf(row.getString("state")),
                row.getObject("second_by", UUID.class),
                row.getString("second_because"));
    }
}
