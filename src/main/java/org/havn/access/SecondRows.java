package org.havn.access;

import static org.havn.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.vault.KeptNote;
import org.havn.access.vault.SealedNote;
import org.havn.access.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The table of requests for a second person.
@Component
class SecondRows {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    static final SealedNote BECAUSE = new SealedNote("access.second_request", "because", """
            select id as row, case_number, because as words from access.second_request
             where because <> '-' and case_number is not null order by id limit 500 for update skip locked
            """, """
            update access.second_request set because = null, because_sealed = :sealed where id = cast(:row as uuid)
            """, """
            select id as row, case_number, because_sealed as sealed from access.second_request
             where because_sealed is not null and case_number = :number
            """);
    static final SealedNote ANSWER = new SealedNote("access.second_request", "second_because", """
            select id as row, case_number, second_because as words from access.second_request
             where second_because <> '' and case_number is not null order by id limit 500 for update skip locked
            """, """
            update access.second_request set second_because = null, second_because_sealed = :sealed
             where id = cast(:row as uuid)
            """, """
            select id as row, case_number, second_because_sealed as sealed from access.second_request
             where second_because_sealed is not null and case_number = :number
            """);

    private final JdbcClient jdbc;
    private final Vault vault;

    SecondRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// @param seconds who may see it and answer it
    void insert(SecondRequest it, Set<Role> seconds) {
        jdbc.sql("""
                insert into access.second_request (id, act, parameters, difference, case_number, because,
                                                   because_sealed, asked_by, asked_at, until_at, state, seconds)
                values (:id, :act, cast(:parameters as jsonb), cast(:difference as jsonb), :number, :because, :sealed,
                        :by, :at, :until, :state, cast(:seconds as text[]))
                """)
                .param("id", it.id())
                .param("act", it.act())
                .param("parameters", JSON.writeValueAsString(it.parameters()))
                .param("difference", JSON.writeValueAsString(it.difference()))
                .param("number", it.caseNumber().orElse(null))
                .param("because", readable(it, it.because()))
                .param("sealed", sealed(it, BECAUSE, it.because()), Types.BINARY)
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
    void end(SecondRequest request, SecondRequest.State state, UUID by, Instant at, String because) {
        jdbc.sql("""
                update access.second_request
                   set state = :state, second_by = :by, second_at = :at, second_because = :because,
                       second_because_sealed = :sealed
                 where id = :id
                """)
                .param("id", request.id())
                .param("state", state.name())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("because", readable(request, because))
                .param("sealed", sealed(request, ANSWER, because), Types.BINARY)
                .update();
    }

    /// What tells of no family stays readable, and so does an agreement without a word.
    private static @Nullable String readable(SecondRequest request, @Nullable String words) {
        return request.caseNumber().isEmpty() || "".equals(words) ? words : null;
    }

    private byte @Nullable [] sealed(SecondRequest request, SealedNote note, @Nullable String words) {
        return words == null || words.isEmpty()
                ? null
                : request.caseNumber()
                        .map(it -> vault.seal(note, request.id().toString(), it, words))
                        .orElse(null);
    }

    /// The same requests with their reasons, opened case by case; that they were is on record.
    List<SecondRequest> opened(Collection<SecondRequest> some) {
        var notes = new HashMap<UUID, List<KeptNote>>();
        jdbc.sql("""
                select id, because, because_sealed, second_because, second_because_sealed from access.second_request
                 where id = any(:ids)
                """)
                .param("ids", some.stream().map(SecondRequest::id).toArray(UUID[]::new))
                .query(row -> {
                    var id = row.getString("id");
                    notes.put(
                            UUID.fromString(id), List.of(KeptNote.in(row, BECAUSE, id), KeptNote.in(row, ANSWER, id)));
                });
        var byCase = some.stream()
                .filter(it -> it.caseNumber().isPresent() && notes.containsKey(it.id()))
                .collect(Collectors.groupingBy(it -> it.caseNumber().orElseThrow(), TreeMap::new, Collectors.toList()));
        var opened = new ArrayList<SecondRequest>();
        byCase.forEach((number, requests) -> {
            var texts = vault.openNotes(
                            number,
                            "access.seconds",
                            requests.stream()
                                    .flatMap(it -> notes.getOrDefault(it.id(), List.of()).stream())
                                    .toList())
                    .iterator();
            requests.forEach(it -> opened.add(it.saying(texts.next(), texts.next())));
        });
        return opened;
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
