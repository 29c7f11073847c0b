package org.havn.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.havn.platform.Telling;
import org.havn.platform.database.BundledPostgres;
import org.havn.platform.database.RunningPostgres;
import org.jspecify.annotations.Nullable;

/// Puts a database back into a folder where none is: as it was at a moment, or as far as the log reaches.
///
/// It is made beside the folder and moved there when it is whole, so a run that breaks off leaves nothing that
/// looks like data.
public final class RestoreRun {
    private static final Duration PATIENCE = Duration.ofHours(12);
    private static final String NOT_REACHED = "recovery ended before configured recovery target was reached";
    private static final DateTimeFormatter TARGET =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    private final BackupPlaces places;
    private final Telling telling;

    public RestoreRun(BackupPlaces places, Telling telling) {
        this.places = places;
        this.telling = telling;
    }

    /// What was put back.
    ///
    /// @param moment what was asked for, or null for everything there is
    public record Restored(
            String backup, Instant from, @Nullable Instant moment, int segments) {}

    /// Puts a backup back as `postgresql` of a new data folder. The database in it does not run.
    ///
    /// @param name the backup, or null for the newest that reaches the moment
    /// @param moment null for everything the log holds
    /// @throws BackupRefused if something lies in the folder, or the moment cannot be reached
    /// @throws BackupDamaged if the backup is not what was put there
    public Restored into(Path target, @Nullable String name, @Nullable Instant moment) throws IOException {
        var place = target.toAbsolutePath().normalize();
        if (!OwnFiles.empty(place)) {
            throw new BackupRefused("There is something in " + place
                    + " already; a restore never writes over data. Name a new folder.");
        }
        var key = BackupKey.read(places.key());
        var found = new BackupShelf(places.backups(), key).choose(name, moment);
        if (!found.manifest().programs().equals(RunningPostgres.programs())) {
            throw new BackupRefused("The backup was made with PostgreSQL "
                    + found.manifest().programs() + ", and this release brings " + RunningPostgres.programs()
                    + ": put it back with the release that made it.");
        }
        Files.createDirectories(OwnFiles.parent(place));
        var making = place.resolveSibling(".restoring-" + place.getFileName());
        OwnFiles.delete(making);
        Files.createDirectory(making);
        Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            var postgresql = Files.createDirectory(making.resolve("postgresql"));
            unpack(found, key, postgresql);
            RunningPostgres.shareUnpacked(places.postgresql(), postgresql);
            var segments = openWal(found, key, postgresql.resolve("restore-wal"));
            RunningPostgres.own(postgresql.resolve("data"));
            RunningPostgres.own(postgresql.resolve("restore-wal"));
            recover(found, postgresql, moment);
            OwnFiles.delete(postgresql.resolve("restore-wal"));
            Files.deleteIfExists(place);
            Files.move(making, place, StandardCopyOption.ATOMIC_MOVE);
            return new Restored(found.manifest().name(), found.manifest().ended(), moment, segments);
        } catch (IOException | RuntimeException failed) {
            OwnFiles.delete(making);
            throw failed;
        }
    }

    /// Every file is compared with the manifest while it is written.
    private void unpack(BackupShelf.Found found, BackupKey key, Path postgresql) throws IOException {
        var manifest = found.manifest();
        for (var stored : manifest.stored()) {
            telling.step("platform.restore.checking", 0, 0);
            if (!Digests.of(found.folder().resolve(stored.name())).equals(stored.sha256())) {
                throw new BackupDamaged(stored.name() + " of " + manifest.name() + " is not what was put there");
            }
        }
        var expected = new HashMap<String, String>();
        manifest.inside().forEach(it -> expected.put(it.name(), it.sha256()));
        var base = found.folder().resolve(BackupRun.BASE);
        var count = expected.size();
        try (var tar = new TarArchiveInputStream(
                new InflaterInputStream(SealedFile.reading(base, key, manifest.name())), "UTF-8")) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                telling.step("platform.restore.unpacking", count - expected.size(), count);
                var file = postgresql.resolve(entry.getName()).normalize();
                if (!file.startsWith(postgresql)) {
                    throw new BackupDamaged(manifest.name() + " names a file outside its folder");
                }
                if (entry.isDirectory()) {
                    OwnFiles.folder(file);
                } else {
                    OwnFiles.folder(OwnFiles.parent(file));
                    var hash = write(tar, OwnFiles.file(file));
                    if (!hash.equals(expected.remove(entry.getName()))) {
                        throw new BackupDamaged(entry.getName() + " of " + manifest.name() + " is not what was read");
                    }
                }
            }
        } catch (ZipException changed) {
            throw new BackupDamaged(manifest.name() + " does not open");
        }
        if (!expected.isEmpty()) {
            throw new BackupDamaged(manifest.name() + " lacks " + expected.size() + " of its files");
        }
        OwnFiles.folder(postgresql.resolve("data/pg_wal/archive_status"));
    }

    private static String write(InputStream in, Path file) throws IOException {
        var digest = Digests.sha256();
        var buffer = new byte[1 << 16];
        try (var out = Files.newOutputStream(file)) {
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return Digests.hex(digest);
    }

    private int openWal(BackupShelf.Found found, BackupKey key, Path into) throws IOException {
        OwnFiles.folder(into);
        var needed = WalArchive.names(found.wal()).stream()
                .filter(it ->
                        !Segment.isOne(it) || it.compareTo(found.manifest().firstWal()) >= 0)
                .toList();
        for (var i = 0; i < needed.size(); i++) {
            telling.step("platform.restore.log", i, needed.size());
            WalArchive.open(found.wal(), needed.get(i), key, into.resolve(needed.get(i)));
        }
        for (var name : new Segment(found.manifest().firstWal())
                .upTo(new Segment(found.manifest().lastWal()))) {
            if (!needed.contains(name)) {
                throw new BackupDamaged("The segment " + name + " of the log is missing, without which "
                        + found.manifest().name() + " is not whole");
            }
        }
        return needed.size();
    }

    private void recover(BackupShelf.Found found, Path postgresql, @Nullable Instant moment) throws IOException {
        var data = postgresql.resolve("data");
        var settings = data.resolve("postgresql.auto.conf");
        var before = Files.readString(settings, StandardCharsets.UTF_8);
        telling.step("platform.restore.replaying", 0, 0);
        var command = "restore_command = 'cp \""
                + postgresql.resolve("restore-wal").toString().replace("'", "''")
                + "/%f\" \"%p\"'\nhot_standby = off\n";
        Files.createFile(data.resolve("recovery.signal"));
        RunningPostgres.own(data.resolve("recovery.signal"));
        try {
            var target = moment == null
                    ? ""
                    : "recovery_target_time = '" + TARGET.format(moment) + "'\nrecovery_target_action = 'promote'\n";
            Files.writeString(settings, before + "\n" + command + target, StandardOpenOption.TRUNCATE_EXISTING);
            startAndStop(postgresql);
        } catch (IOException ended) {
            if (moment == null
                    || !Files.readString(postgresql.resolve("postgresql.log")).contains(NOT_REACHED)) {
                throw ended;
            }
            // Nothing was written after the moment. If the log is known to reach it, its end is that moment.
            requireReached(found, moment);
            Files.writeString(settings, before + "\n" + command, StandardOpenOption.TRUNCATE_EXISTING);
            startAndStop(postgresql);
        }
        Files.writeString(settings, before, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static void startAndStop(Path postgresql) throws IOException {
        BundledPostgres.start(postgresql, _ -> {}, PATIENCE).close();
    }

    private static void requireReached(BackupShelf.Found found, Instant moment) throws IOException {
        var reached = Reached.read(found.wal());
        if (moment.isAfter(reached)) {
            throw new BackupRefused("The log in " + found.wal() + " reaches " + reached + " and not " + moment
                    + ": ask for an earlier moment, or leave --at out for all there is.");
        }
    }
}
