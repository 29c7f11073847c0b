package org.havn.platform.database;

import java.sql.SQLException;

/// A connection that broke under somebody who goes on with it: its database was ended, and is coming back.
public final class BrokenConnection {
    /// What the pool says of it, without a state by which it could be known (HikariCP, `ProxyConnection`).
    private static final String CLOSED = "Connection is closed";

    private BrokenConnection() {}

    /// Whether this is what the pool says of such a connection.
    public static boolean isBehind(SQLException refused) {
        var state = refused.getSQLState();
        return (state == null || state.isEmpty()) && CLOSED.equals(refused.getMessage());
    }
}
