package org.havn.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.havn.TestDatabase;

/// The policies of a test's own database, lifted for a measurement and put back as they were.
final class Policies {
    /// @param forced whether the table's owner is bound as well
    private record Bound(String table, boolean forced) {}

    private final String database;
    private final List<Bound> lifted = new ArrayList<>();

    Policies(String database) {
        this.database = database;
    }

    void lift() throws SQLException {
        try (var connection = TestDatabase.server().superuser().connect(database)) {
            lifted.addAll(bound(connection));
            for (var it : lifted) {
                alter(connection, it.table() + " disable row level security");
            }
        }
    }

    void restore() throws SQLException {
        try (var connection = TestDatabase.server().superuser().connect(database)) {
            for (var it : lifted) {
                alter(connection, it.table() + " enable row level security");
                if (it.forced()) {
                    alter(connection, it.table() + " force row level security");
                }
            }
        }
        lifted.clear();
    }

    private static List<Bound> bound(Connection connection) throws SQLException {
        var all = new ArrayList<Bound>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select oid::regclass::text, relforcerowsecurity from pg_class where relrowsecurity")) {
            while (rows.next()) {
                all.add(new Bound(rows.getString(1), rows.getBoolean(2)));
            }
        }
        return all;
    }

    private static void alter(Connection connection, String what) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter table " + what);
        }
    }
}
