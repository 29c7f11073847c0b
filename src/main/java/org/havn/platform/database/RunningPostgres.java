package org.havn.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /// Which build of PostgreSQL this release brings. A folder of one build is never opened by another.
    public static String programs() {
        return PostgresBinaries.VERSION;
    }

    /// The files with the passwords, which a backup has to hold.
    public static List<Path> passwordFiles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".password"))
                    .sorted()
                    .toList();
        }
    }

    /// Hands a file, or a folder with everything in it, over to the account as which the server runs.
    public static void own(Path path) throws IOException {
        var user = ServerUser.onThisMachine();
        try (var files = Files.walk(path)) {
            for (var file : files.toList()) {
                user.own(file);
            }
        }
    }

    /// Lets another data folder use the programs that one has unpacked, by links, where that can be done; otherwise the
    /// first start there unpacks them again.
    public static void shareUnpacked(Path from, Path to) throws IOException {
        var unpacked = from.resolveSibling("programs").resolve("postgresql-" + PostgresBinaries.VERSION);
        if (!Files.isDirectory(unpacked)) {
            return;
        }
        var place = to.resolveSibling("programs").resolve(String.valueOf(unpacked.getFileName()));
        try (var files = Files.walk(unpacked)) {
            for (var file : files.toList()) {
                var target = place.resolve(unpacked.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createLink(target, file);
                }
            }
        } catch (IOException | UnsupportedOperationException otherDisk) {
            Leftovers.delete(place);
        }
    }

    /// How to enter the database as its owner, if it is running.
    public static Optional<DatabaseLogin> on(Path folder) throws IOException {
        return on(folder, "havn_owner", "owner");
    }

    /// How to enter it as the application, which owns no table.
    public static Optional<DatabaseLogin> application(Path folder) throws IOException {
        return on(folder, DatabaseAccess.APPLICATION_ROLE, "application");
    }

    /// How to enter it as the server's own administrator, for backup.
    public static Optional<DatabaseLogin> administrator(Path folder) throws IOException {
        return on(folder, "havn_superuser", "superuser");
    }

    private static Optional<DatabaseLogin> on(Path folder, String user, String of) throws IOException {
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
        var password = Files.readString(folder.resolve(of + ".password")).strip();
        return Optional.of(new DatabaseLogin("jdbc:postgresql://127.0.0.1:" + port + "/havn", user, password, null));
    }
}
