package org.havn.platform.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One borrowed connection: says who asks before the first statement of a transaction, and again where that changes.
final class IdentifiedConnection implements InvocationHandler {
    private static final String ENTER =
            "select set_config('havn.account', ?, true), set_config('havn.own_work', ?, true), set_config('havn.roles', ?, true)";

    private final Connection connection;
    private final Supplier<Identity> asking;
    /// What PostgreSQL was told in this transaction; null where a savepoint's end may have undone it.
    private @Nullable Identity told = Identity.NOBODY;
    private boolean onlyReading;

    IdentifiedConnection(Connection connection, Supplier<Identity> asking) {
        this.connection = connection;
        this.asking = asking;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "createStatement", "prepareStatement", "prepareCall" -> tellWhoAsks();
            case "getAutoCommit" -> {
                if (onlyReading) {
                    return true;
                }
            }
            case "setAutoCommit", "setReadOnly", "close" -> endReading();
            default -> {}
        }
        try {
            var answer = method.invoke(connection, arguments);
            switch (method.getName()) {
                case "commit" -> told = Identity.NOBODY;
                case "rollback" -> told = arguments == null ? Identity.NOBODY : null;
                default -> {}
            }
            return answer;
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private void tellWhoAsks() throws SQLException {
        var now = asking.get();
        if (now.equals(told)) {
            return;
        }
        if (connection.getAutoCommit()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            onlyReading = true;
        }
        try (var enter = connection.prepareStatement(ENTER)) {
            enter.setString(1, now.account());
            enter.setString(2, now.ownWork());
            enter.setString(3, now.roles());
            enter.execute();
        }
        told = now;
    }

    /// What was only read needs no commit; and a rollback cannot fail in a way that loses something.
    private void endReading() throws SQLException {
        if (onlyReading) {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
            onlyReading = false;
            told = Identity.NOBODY;
        }
    }
}
