package org.havn.platform.database;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.havn.platform.Asking;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Connections that tell PostgreSQL who asks, at the beginning of each transaction and for that transaction only.
///
/// This is the one place where that is done; row-level security rests on it. Whoever asks outside a transaction gets
/// one that can only read, so that nothing is written whose end nobody would hear of.
final class IdentifiedDatabase extends DelegatingDataSource {
    private final Supplier<Asking> asking;

    IdentifiedDatabase(DataSource target, Supplier<Asking> asking) {
        super(target);
        this.asking = asking;
    }

    @Override
    public Connection getConnection() throws SQLException {
        // Finding out who asks may itself need a connection: never while this thread holds one.
        Identity.now(asking.get());
        return identified(obtainTargetDataSource().getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new UnsupportedOperationException("The application signs in as itself only");
    }

    private Connection identified(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                IdentifiedDatabase.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new IdentifiedConnection(connection, () -> Identity.now(asking.get())));
    }
}
