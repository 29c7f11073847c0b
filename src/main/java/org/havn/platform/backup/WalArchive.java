package org.havn.platform.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.havn.platform.database.WalSpool;

/// Brings finished segments of the write-ahead log from the database's spool to the backups, sealed.
///
/// The site and a command may do so at once: a lock lets one at a time.
final class WalArchive {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path postgresql;
    private final BackupKey key;

    WalArchive(Path postgresql, BackupKey key) {
        this.postgresql = postgresql;
        this.key = key;
    }

    /// Has the database finish its segment, and brings everything that was acknowledged until now to the backups.
    ///
    /// @param administrator a connection of the server's superuser
    /// @return the moment up to which it is there
    Instant catchUp(Connection administrator) throws IOException, SQLException {
        var until = moment(administrator);
        var segment = text(administrator, "select pg_walfile_name(pg_switch_wal() - 1)");
        awaitInSpool(segment);
        try (var _ = lock()) {
            var state = drain();
            Reached.write(state.wal(), until);
            state.reaching(until).write(postgresql);
        }
        return until;
    }

    /// Brings what lies in the spool to the backups.
    private ArchiveState drain() throws IOException {
        var state = ArchiveState.read(postgresql)
                .orElseThrow(() -> new BackupRefused("There is no backup yet: run ./havn backup first."));
        var wal = OwnFiles.folder(state.wal());
        for (var name : WalSpool.finished(postgresql)) {
            var spooled = WalSpool.file(postgresql, name);
            var place = wal.resolve(name + ".sealed");
            if (Files.exists(place)) {
                requireSame(spooled, place, name);
            } else {
                var making = OwnFiles.file(wal.resolve(".making-" + name));
                try (var out = new DeflaterOutputStream(SealedFile.writing(making, key, "wal/" + name))) {
                    Files.copy(spooled, out);
                }
                OwnFiles.put(making, place);
            }
            Files.delete(spooled);
        }
        return state;
    }

    /// Opens a segment again.
    static void open(Path wal, String name, BackupKey key, Path into) throws IOException {
        try (var in = new InflaterInputStream(SealedFile.reading(wal.resolve(name + ".sealed"), key, "wal/" + name))) {
            Files.copy(in, into);
        } catch (java.util.zip.ZipException changed) {
            throw new BackupDamaged("wal/" + name + " does not open");
        }
    }

    /// The segments that lie in a folder of the backups, and the histories of timelines.
    static List<String> names(Path wal) throws IOException {
        if (!Files.isDirectory(wal)) {
            return List.of();
        }
        try (var files = Files.list(wal)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> !it.startsWith(".") && it.endsWith(".sealed"))
                    .map(it -> it.substring(0, it.length() - ".sealed".length()))
                    .sorted()
                    .toList();
        }
    }

    /// After a crash between the two, a segment lies in both places. Two that differ mean two databases on one series.
    private void requireSame(Path spooled, Path place, String name) throws IOException {
        var again = Files.createTempFile(OwnFiles.parent(place), ".checking-", "");
        try {
            Files.delete(again);
            open(OwnFiles.parent(place), name, key, again);
            if (Files.mismatch(spooled, again) != -1) {
                throw new IOException("The backups hold another " + name + " than this database wrote: two databases"
                        + " write into " + OwnFiles.parent(place) + ". Name another folder for one of them.");
            }
        } finally {
            Files.deleteIfExists(again);
        }
    }

    private void awaitInSpool(String segment) throws IOException {
        var state = ArchiveState.read(postgresql);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(WalSpool.file(postgresql, segment))
                && state.filter(it -> Files.exists(it.wal().resolve(segment + ".sealed")))
                        .isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("The database did not hand over the segment " + segment + " of its log within "
                        + PATIENCE.toSeconds() + " seconds; its own log says why.");
            }
            pause();
        }
    }

    private FileChannel lock() throws IOException {
        var channel = FileChannel.open(
                postgresql.resolve("archive.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        while (true) {
            try {
                channel.lock();
                return channel;
            } catch (OverlappingFileLockException sameProcess) {
                pause();
            }
        }
    }

    static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the database", interrupted);
        }
    }

    static Instant moment(Connection connection) throws SQLException {
        return Instant.parse(text(
                connection,
                "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"));
    }

    static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
