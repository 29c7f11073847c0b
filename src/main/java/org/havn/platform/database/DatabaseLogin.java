package org.havn.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Where a database is and as whom to enter it.
///
/// @param role the role to take on after signing in, or null to stay who signed in
public record DatabaseLogin(
        String jdbcUrl,
        String user,
        String password,
        @Nullable String role) {

    /// The detail of an error is the row that failed: it has no place in a message, which a log may keep.
    static final Map<String, String> QUIET = Map.of("logServerErrorDetail", "false");

    /// Opens one connection, with the role taken on.
    public Connection connect() throws SQLException {
        var connection = DriverManager.getConnection(jdbcUrl, properties());
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

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        QUIET.forEach(properties::setProperty);
        return properties;
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
