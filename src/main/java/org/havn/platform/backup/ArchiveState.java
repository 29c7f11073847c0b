package org.havn.platform.backup;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a data folder remembers of its backups. It lies beside the database and is no part of a backup: what is put
/// back elsewhere begins a series of its own, so that two of them never write one log.
///
/// @param series the name of this data folder's line of backups
/// @param backups where they go
/// @param lastBackup when the newest base backup ended, or null before the first
/// @param reached up to when everything acknowledged is in the backups
record ArchiveState(
        String series,
        Path backups,
        @Nullable Instant lastBackup,
        @Nullable Instant reached) {
    private static final String FILE = "archive.properties";

    static ArchiveState begin(Path backups) {
        return new ArchiveState(UUID.randomUUID().toString().substring(0, 8), backups, null, null);
    }

    static Optional<ArchiveState> read(Path postgresql) throws IOException {
        var file = postgresql.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var kept = new Properties();
        try {
            kept.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            return Optional.of(new ArchiveState(
                    needed(kept, "series"),
                    Path.of(needed(kept, "backups")),
                    instant(kept.getProperty("last-backup")),
                    instant(kept.getProperty("reached"))));
        } catch (IllegalArgumentException | DateTimeParseException damaged) {
            throw new IOException(
                    file + " does not say where the backups are: " + damaged.getMessage()
                            + ". Take it away, and the next backup begins a series of its own.",
                    damaged);
        }
    }

    private static String needed(Properties kept, String name) {
        var value = kept.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    void write(Path postgresql) throws IOException {
        OwnFiles.replace(
                postgresql.resolve(FILE),
                "series=" + series + "\nbackups=" + backups.toString().replace("\\", "\\\\") + "\n"
                        + (lastBackup == null ? "" : "last-backup=" + lastBackup + "\n")
                        + (reached == null ? "" : "reached=" + reached + "\n"));
    }

    ArchiveState in(Path otherBackups) {
        return new ArchiveState(series, otherBackups, lastBackup, reached);
    }

    ArchiveState backedUpAt(Instant moment) {
        return new ArchiveState(series, backups, moment, reached);
    }

    ArchiveState reaching(Instant moment) {
        return new ArchiveState(series, backups, lastBackup, moment);
    }

    Path folder() {
        return backups.resolve(series);
    }

    Path wal() {
        return folder().resolve("wal");
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
