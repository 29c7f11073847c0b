package org.havn.access.keeping;

import static org.havn.platform.Columns.column;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The tables of erasures, and which persons hang on which cases. Asked as Havn's own work.
@Component
class ErasureRows {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ErasureRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Erasure it) {
        jdbc.sql("""
                insert into access.erasure (id, cause, rule, persons, cases, agreed_at)
                values (:id, :cause, :rule, cast(:persons as uuid[]), cast(:cases as text[]), :agreed)
                """)
                .param("id", it.id())
                .param("cause", it.cause().name())
                .param("rule", it.rule())
                .param("persons", column(it.persons(), id -> id))
                .param("cases", column(it.cases(), number -> number))
                .param("agreed", it.agreedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Holds an erasure until the transaction ends.
    Optional<Erasure> held(UUID id) {
        return jdbc.sql("select * from access.erasure where id = :id for update")
                .param("id", id)
                .query((row, _) -> erasure(row))
                .optional();
    }

    void done(UUID id, Instant at, Map<String, Integer> rows) {
        jdbc.sql("update access.erasure set done_at = :at, rows = cast(:rows as jsonb) where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("rows", JSON.writeValueAsString(rows))
                .update();
    }

    List<Erasure> newest(int most) {
        return jdbc.sql("select * from access.erasure order by done_at is null desc, agreed_at desc limit :most")
                .param("most", most)
                .query((row, _) -> erasure(row))
                .list();
    }

    /// The persons who are on these cases, or kin to somebody there, and on no other.
    Set<UUID> onlyOn(Collection<String> cases) {
        return Set.copyOf(jdbc.sql("""
                select distinct person_id from access.person_scope p
                 where case_number = any(:cases)
                   and not exists (select from access.person_scope o
                                    where o.person_id = p.person_id and o.case_number <> all(:cases))
                """)
                .param("cases", column(cases, it -> it))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list());
    }

    List<UUID> everyPerson() {
        return jdbc.sql("select distinct person_id from access.person_scope")
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    List<String> everyCase() {
        return jdbc.sql("select case_number from access.case_scope")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        var done = row.getObject("done_at", OffsetDateTime.class);
        var rows = row.getString("rows");
        return new Erasure(
                row.getObject("id", UUID.class),
                Erasure.Cause.valueOf(row.getString("cause")),
                row.getString("rule"),
                list(row.getArray("persons"), UUID.class),
                list(row.getArray("cases"), String.class),
                row.getObject("agreed_at", OffsetDateTime.class).toInstant(),
                done == null ? null : done.toInstant(),
                rows == null ? Map.of() : JSON.readValue(rows, COUNTS));
    }

    private static <T> List<T> list(Array array, Class<T> type) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(type::cast).toList();
    }
}
