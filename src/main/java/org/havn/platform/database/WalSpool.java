package org.havn.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Where the bundled PostgreSQL puts finished segments of its write-ahead log, once somebody wants them: as long as
/// the folder is not there, nothing is kept and nothing piles up.
public final class WalSpool {
    private static final String PART = ".part";

    private WalSpool() {}

    /// From now on segments are kept for whoever takes them.
    public static void begin(Path postgresql) throws IOException {
        var spool = folder(postgresql);
        if (!Files.isDirectory(spool)) {
            var making = Files.createTempDirectory(postgresql, "wal-spool-");
            Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwx------"));
            ServerUser.onThisMachine().own(making);
            Files.move(making, spool);
        }
    }

    /// The segments that lie there whole, in the order in which they were written.
    public static List<String> finished(Path postgresql) throws IOException {
        if (!Files.isDirectory(folder(postgresql))) {
            return List.of();
        }
        try (var files = Files.list(folder(postgresql))) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> !it.endsWith(PART))
                    .sorted()
                    .toList();
        }
    }

    /// Where a segment lies.
    public static Path file(Path postgresql, String name) {
        return folder(postgresql).resolve(name);
    }

    /// What PostgreSQL runs for each segment: it counts as kept when it is whole, on disk and in its place.
    static String command(Path postgresql) {
        var spool = folder(postgresql).toString().replace("%", "%%").replace("'", "'\\''");
        return "test ! -d '" + spool + "' || { dd if='%p' of='" + spool + "/%f" + PART
                + "' bs=1M conv=fsync status=none && mv -f '" + spool + "/%f" + PART + "' '" + spool + "/%f'; }";
    }

    private static Path folder(Path postgresql) {
        return postgresql.resolve("wal-spool");
    }
}
