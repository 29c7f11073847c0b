package org.havn.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Where a database is and as whom to enter it.
///
/// @param role the role to take on after signing in, or null to stay who signed in
public record DatabaseLogin(
        String jdbcUrl,
        String user,
        String password,
        @Nullable String role) {

    /// Opens one connection, with the role taken on.
    public Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(jdbcUrl, user, password);
        if (role != null) {
            try (var statement = connection.createStatement()) {
                statement.execute("set role " + role);
            } catch (SQLException refused) {
                connection.close();
                throw refused;
            }
        }
        return connection;
    }

    /// Opens a connection to another database of the same server.
    public Connection connect(String database) throws SQLException {
        var url = jdbcUrl.substring(0, jdbcUrl.lastIndexOf('/') + 1) + database;
        return new DatabaseLogin(url, user, password, role).connect();
    }

    /// Hides the password.
    @Override
    public String toString() {
        return "DatabaseLogin[" + jdbcUrl + " as " + user + "]";
    }
}
