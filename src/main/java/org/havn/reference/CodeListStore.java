package org.havn.reference;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// The rows of `reference.code`.
@Repository
class CodeListStore {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final ObjectMapper json;

    CodeListStore(JdbcClient jdbc, JdbcTemplate batches, ObjectMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    List<CodeEntry> all() {
        return jdbc.sql("""
                select list, code, parent, names, family, details, status, restricted, valid_from, valid_to, source
                  from reference.code
                 order by list, code, valid_from
                """).query(this::entry).list();
    }

    /// Writes rows.
    ///
    /// @param by the account that brought them in, or null for a release
    void write(Collection<CodeEntry> entries, @Nullable String by) {
        batches.batchUpdate("""
                insert into reference.code
                    (list, code, parent, names, family, details, status, restricted, valid_from, valid_to, source,
                     edited_by)
                values (?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?)
                on conflict (list, code, valid_from) do update
                   set parent = excluded.parent, names = excluded.names, family = excluded.family,
                       details = excluded.details, status = excluded.status, restricted = excluded.restricted,
                       valid_to = excluded.valid_to, source = excluded.source, edited_by = excluded.edited_by
                """, entries, 500, (row, entry) -> {
            row.setString(1, entry.list().key());
            row.setString(2, entry.code());
            row.setString(3, entry.parent());
            row.setString(4, json.writeValueAsString(entry.names()));
            row.setString(5, json.writeValueAsString(entry.familyWords()));
            row.setString(6, json.writeValueAsString(entry.details()));
            row.setString(7, entry.status().name());
            row.setBoolean(8, entry.restricted());
            row.setDate(9, Date.valueOf(entry.validFrom()));
            row.setDate(
                    10, Optional.ofNullable(entry.validTo()).map(Date::valueOf).orElse(null));
            row.setString(11, entry.source());
            row.setString(12, by);
        });
        jdbc.sql("update reference.edition set number = nextval('reference.edition_number')")
                .update();
    }

    /// The rows of a list that people have brought in or changed, by code and day.
    Set<List<Object>> edited(CodeListName list) {
        return Set.copyOf(
                jdbc.sql("select code, valid_from from reference.code where list = :list and edited_by is not null")
                        .param("list", list.key())
                        .query((row, _) -> List.<Object>of(
                                row.getString("code"), row.getDate("valid_from").toLocalDate()))
                        .list());
    }

    /// Keeps which rows of a list a release ships otherwise; what was kept before goes.
    void keepShippedOtherwise(CodeListName list, Collection<CodeEntry> shipped) {
        jdbc.sql("delete from reference.shipped_otherwise where list = :list")
                .param("list", list.key())
                .update();
        for (var entry : shipped) {
            jdbc.sql("""
                    insert into reference.shipped_otherwise (list, code, valid_from, names)
                    values (:list, :code, :from, cast(:names as jsonb))
                    """)
                    .param("list", list.key())
                    .param("code", entry.code())
                    .param("from", entry.validFrom())
                    .param("names", json.writeValueAsString(entry.names()))
                    .update();
        }
    }

    /// The names that a release ships for rows which people have edited, by code.
    Map<String, Map<String, String>> shippedOtherwise(CodeListName list) {
        var names = new LinkedHashMap<String, Map<String, String>>();
        jdbc.sql("select code, names from reference.shipped_otherwise where list = :list order by code, valid_from")
                .param("list", list.key())
                .query(row -> {
                    names.put(row.getString("code"), json.readValue(row.getString("names"), TEXTS));
                });
        return names;
    }

    long edition() {
        return jdbc.sql("select number from reference.edition")
                .query(Long.class)
                .single();
    }

    private CodeEntry entry(ResultSet row, int number) throws SQLException {
        var until = row.getDate("valid_to");
        return new CodeEntry(
                CodeListName.of(row.getString("list")).orElseThrow(),
                row.getString("code"),
                row.getString("parent"),
                json.readValue(row.getString("names"), TEXTS),
                json.readValue(row.getString("family"), TEXTS),
                json.readValue(row.getString("details"), TEXTS),
                CodeStatus.valueOf(row.getString("status")),
                row.getBoolean("restricted"),
                row.getDate("valid_from").toLocalDate(),
                until == null ? null : until.toLocalDate(),
                row.getString("source"));
    }
}
