package org.havn.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/// One node at a time shapes the tables and loads what ships with the release; the others wait for their turn.
///
/// The turn is a lock of the database's session, so it ends with [#close()], or with the node that held it.
public final class StartTurn implements AutoCloseable {
    /// "havn", in letters of eight bits.
    private static final long KEY = 0x6861766eL;

    private final Connection connection;

    private StartTurn(Connection connection) {
        this.connection = connection;
    }

    /// Waits until it is this node's turn.
    ///
    /// @param waiting runs once, and only where another node is at it
    public static StartTurn take(DatabaseLogin owner, Runnable waiting) throws SQLException {
        var connection = owner.connect();
        try (var statement = connection.createStatement()) {
            try (var free = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
                free.next();
                if (free.getBoolean(1)) {
                    return new StartTurn(connection);
                }
            }
            waiting.run();
            statement.execute("select pg_advisory_lock(" + KEY + ")");
            return new StartTurn(connection);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
