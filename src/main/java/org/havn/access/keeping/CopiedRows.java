package org.havn.access.keeping;

import static org.havn.platform.Columns.column;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.havn.access.vault.KeptNote;
import org.havn.access.vault.SealedNote;
import org.havn.access.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads rows for somebody's copy, field by field as they stand in the table. What is not known is left
/// out.
@Component
public class CopiedRows {
    private final JdbcClient jdbc;
    private final Vault vault;

    CopiedRows(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// The rows that a query finds.
    ///
    /// @param query with `:persons` (as `uuid[]`) or `:cases` (as `text[]`) or both
    public CopiedPart part(String table, String query, Whom whom) {
        return new CopiedPart(
                table,
                jdbc
                        .sql(query)
                        .param("persons", column(whom.persons(), it -> it))
                        .param("cases", column(whom.cases(), it -> it))
                        .query()
                        .listOfRows()
                        .stream()
                        .map(CopiedRows::row)
                        .toList());
    }

    /// The rows that a query finds, with the sentences in them that are sealed opened; that they were is on
    /// record.
    ///
    /// @param query as above, with `row` and `case_number`, and both columns of each note: its own and the
    ///     sealed one
    public CopiedPart part(String table, String query, Whom whom, List<SealedNote> notes) {
        var found = jdbc.sql(query)
                .param("persons", column(whom.persons(), it -> it))
                .param("cases", column(whom.cases(), it -> it))
                .query()
                .listOfRows();
        var said = new HashMap<Object, Iterator<String>>();
        found.stream()
                .collect(Collectors.groupingBy(it -> String.valueOf(it.get("case_number"))))
                .forEach((number, rows) -> said.put(
                        number,
                        vault.openNotes(
                                        number,
                                        table,
                                        rows.stream()
                                                .flatMap(it -> notes.stream().map(note -> kept(it, note)))
                                                .toList())
                                .iterator()));
        var rows = new ArrayList<Map<String, String>>();
        for (var it : found) {
            var texts = Objects.requireNonNull(said.get(String.valueOf(it.get("case_number"))));
            for (var note : notes) {
                it.put(note.column(), texts.next());
                it.remove(note.column() + "_sealed");
            }
            it.remove("row");
            rows.add(row(it));
        }
        return new CopiedPart(table, rows);
    }

    private static KeptNote kept(Map<String, Object> row, SealedNote note) {
        return new KeptNote(note, String.valueOf(row.get("row")), (String) row.get(note.column()), (byte[])
                row.get(note.column() + "_sealed"));
    }

    /// Deletes or changes rows.
    ///
    /// @param statement as above
    public int change(String statement, Whom whom) {
        return jdbc.sql(statement)
                .param("persons", column(whom.persons(), it -> it))
                .param("cases", column(whom.cases(), it -> it))
                .update();
    }

    private static Map<String, String> row(Map<String, @Nullable Object> found) {
        var row = new LinkedHashMap<String, String>();
        found.forEach((field, value) -> {
            if (value instanceof Timestamp moment) {
                row.put(field, moment.toInstant().toString());
            } else if (value != null && !value.toString().isEmpty()) {
                row.put(field, value.toString());
            }
        });
        return row;
    }
}
