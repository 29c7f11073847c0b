package org.havn.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.havn.platform.Telling;
import org.havn.platform.database.DatabaseLogin;
import org.havn.platform.database.RunningPostgres;
import org.havn.platform.database.WalSpool;

/// Makes a base backup of the running bundled database, while it is written to, and begins or goes on with the
/// archive of its log.
///
/// A run that is killed leaves a folder without a manifest, which no restore looks at and the next run removes; the
/// database ends the backup when the connection ends.
public final class BackupRun {
    static final String BASE = "base.sealed";
    private static final DateTimeFormatter NAMED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final BackupPlaces places;
    private final DatabaseLogin administrator;
    private final Telling telling;

    /// @param administrator the running server's superuser
    public BackupRun(BackupPlaces places, DatabaseLogin administrator, Telling telling) {
        this.places = places;
        this.administrator = administrator;
        this.telling = telling;
    }

    /// Makes the backup; it is whole and on disk when the method returns.
    public Backup run() throws IOException, SQLException {
        var began = System.nanoTime();
        var key = BackupKey.readOrMake(places.key());
        var state = ArchiveState.read(places.postgresql())
                .filter(it -> it.backups().equals(places.backups()))
                .orElseGet(() -> ArchiveState.begin(places.backups()));
        sweep(OwnFiles.folder(state.folder()));
        try (var connection = administrator.connect("postgres")) {
            requireArchiving(connection);
            state.write(places.postgresql());
            WalSpool.begin(places.postgresql());
            var making = OwnFiles.folder(state.folder().resolve(".making-" + NAMED.format(Instant.now())));
            var manifest = copy(connection, state, key, making);
            var wal = new WalArchive(places.postgresql(), key);
            wal.catchUp(connection);
            requireWal(state.wal(), manifest);
            manifest.write(making, key);
            var place = state.folder().resolve(manifest.name());
            OwnFiles.put(making, place);
            ArchiveState.read(places.postgresql())
                    .orElse(state)
                    .backedUpAt(manifest.ended())
                    .write(places.postgresql());
            return new Backup(
                    manifest.name(),
                    place,
                    manifest.ended(),
                    manifest.inside().size(),
                    Files.size(place.resolve(BASE)),
                    Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private Manifest copy(Connection connection, ArchiveState state, BackupKey key, Path making)
            throws IOException, SQLException {
        var begun = WalArchive.moment(connection);
        telling.step("platform.backup.checkpoint", 0, 0);
        var first = WalArchive.text(connection, "select pg_walfile_name(pg_backup_start('havn', true))");
        var base = OwnFiles.file(making.resolve(BASE));
        var name = "base-" + NAMED.format(begun);
        List<Manifest.Entry> inside;
        String last;
        try (var copy =
                new DatabaseCopy(new DeflaterOutputStream(SealedFile.writing(base, key, name), fast(), 1 << 16))) {
            var data = places.postgresql().resolve("data");
            var names = DatabaseCopy.names(data);
            for (var i = 0; i < names.size(); i++) {
                telling.step("platform.backup.copying", i, names.size());
                copy.add(data, names.get(i));
            }
            telling.step("platform.backup.log", names.size(), names.size());
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "select pg_walfile_name(lsn), labelfile from pg_backup_stop(true)")) {
                row.next();
                last = row.getString(1);
                copy.addText("data/backup_label", row.getString(2));
            }
            for (var secret : RunningPostgres.passwordFiles(places.postgresql())) {
                copy.addText(String.valueOf(secret.getFileName()), Files.readString(secret));
            }
            inside = copy.inside();
        }
        OwnFiles.force(base);
        return new Manifest(
                Manifest.FORMAT,
                name,
                state.series(),
                begun,
                WalArchive.moment(connection),
                RunningPostgres.programs(),
                WalArchive.text(connection, "select system_identifier from pg_control_system()"),
                first,
                last,
                key.id(),
                List.of(new Manifest.Entry(BASE, Files.size(base), Digests.of(base))),
                inside);
    }

    private static java.util.zip.Deflater fast() {
        return new java.util.zip.Deflater(java.util.zip.Deflater.BEST_SPEED);
    }

    private static void requireArchiving(Connection connection) throws SQLException {
        if (!WalArchive.text(connection, "show archive_mode").equals("on")) {
            throw new BackupRefused("This database was started by an older release, which keeps no log for backups:"
                    + " end Havn and start it again, then back up.");
        }
    }

    private static void requireWal(Path wal, Manifest manifest) throws IOException {
        for (var name : new Segment(manifest.firstWal()).upTo(new Segment(manifest.lastWal()))) {
            if (!Files.exists(wal.resolve(name + ".sealed"))) {
                throw new IOException("The segment " + name + " of the log, without which the backup is not whole,"
                        + " did not reach " + wal);
            }
        }
    }

    private static void sweep(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (file.getFileName().toString().startsWith(".making-")) {
                    OwnFiles.delete(file);
                }
            }
        }
    }
}
