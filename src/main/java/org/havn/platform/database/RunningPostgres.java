package org.havn.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The bundled PostgreSQL of a Havn that is running now, for commands beside it. Whoever may read its password file may
/// enter.
public final class RunningPostgres {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    private RunningPostgres() {}

    /// Whether there is a bundled database below the folder, running or not.
    public static boolean liesIn(Path folder) {
        return Files.exists(folder.resolve("data").resolve("PG_VERSION"));
    }

    /// How to enter the database as its owner, if it is running.
    public static Optional<DatabaseLogin> on(Path folder) throws IOException {
        var pidFile = folder.resolve("data").resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var lines = Files.readAllLines(pidFile);
        if (lines.size() <= PORT_LINE
                || ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip())).isEmpty()) {
            return Optional.empty();
        }
        var port = Integer.parseInt(lines.get(PORT_LINE).strip());
        var password = Files.readString(folder.resolve("owner.password")).strip();
        return Optional.of(
                new DatabaseLogin("jdbc:postgresql://127.0.0.1:" + port + "/havn", "havn_owner", password, null));
    }
}
