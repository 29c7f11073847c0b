package org.havn.platform;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.havn.platform.database.BrokenConnection;
import org.jspecify.annotations.Nullable;

/// What the house lacks just now, when it can do no more: nobody erred, and later it works.
enum Lack {
    /// No connection, no turn at a lock, no answer in time, or a database that is starting or ending.
    CAPACITY("overloaded"),
    /// No room on the disk for anything new; what is there can be read.
    ROOM("no-room");

    /// PostgreSQL's "disk full".
    private static final String DISK_FULL = "53100";
    /// Resources, connections, the server's end and start (classes 53, 08, 57P).
    private static final Set<String> BEGINNINGS = Set.of("53", "08", "57P");
    /// A lock or a statement that took too long; a deadlock, and two writers at once; a server that only reads.
    private static final Set<String> STATES = Set.of("55P03", "57014", "40P01", "40001", "25006");

    private final String problem;

    Lack(String problem) {
        this.problem = problem;
    }

    /// The last part of the problem's address.
    String problem() {
        return problem;
    }

    /// What is lacking, if that is why something failed.
    static Optional<Lack> behind(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                var lack = behind(refused);
                if (lack.isPresent()) {
                    return lack;
                }
            }
            if (cause instanceof IOException
                    && Objects.requireNonNullElse(cause.getMessage(), "").contains("No space left on device")) {
                return Optional.of(ROOM);
            }
        }
        return Optional.empty();
    }

    private static Optional<Lack> behind(SQLException refused) {
        var state = Objects.requireNonNullElse(refused.getSQLState(), "");
        if (state.equals(DISK_FULL)) {
            return Optional.of(ROOM);
        }
        return refused instanceof SQLTransientConnectionException
                        || STATES.contains(state)
                        || BrokenConnection.isBehind(refused)
                        || BEGINNINGS.stream().anyMatch(state::startsWith)
                ? Optional.of(CAPACITY)
                : Optional.empty();
    }
}
