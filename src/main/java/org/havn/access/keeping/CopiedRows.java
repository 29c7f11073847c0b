package org.havn.access.keeping;

import static org.havn.platform.Columns.column;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads rows for somebody's copy, field by field as they stand in the table. What is not known is left out.
@Component
public class CopiedRows {
    private final JdbcClient jdbc;

    CopiedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /// Deletes or changes rows.
    ///
    /// @param statement as above
    public int change(String statement, Whom whom) {
        return jdbc.sql(statement)
                .param("persons", column(whom.persons(), it -> it))
                .param("cases", column(whom.cases(), it -> it))
                .update();
    }

    private static Map<String, String> row(Map<String, Object> found) {
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
