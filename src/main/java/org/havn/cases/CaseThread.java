package org.havn.cases;

import static org.havn.platform.Columns.column;

import java.sql.Array;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.havn.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table behind the threads of cases.
@Component
class CaseThread {
    private static final String SEPARATOR = "\u001f";

    private final JdbcClient jdbc;

    CaseThread(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
