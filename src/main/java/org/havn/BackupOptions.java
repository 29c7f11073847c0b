package org.havn;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.havn.platform.Texts;
import org.havn.platform.backup.BackupPlaces;
import org.havn.platform.database.BundledPostgres;
import org.havn.platform.database.DatabaseLogin;
import org.havn.platform.database.RunningPostgres;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// What `backup`, `restore` and `verify` have in common.
final class BackupOptions {
    static final int DAMAGED = 3;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the site (default: that of serve).")
    @Nullable
    Path data;

    @Option(
            names = "--backups",
            paramLabel = "DIR",
            description = "Folder with the backups (default: HAVN_BACKUP_FOLDER, or beside the data folder, with"
                    + " -backup at the end of its name).")
    @Nullable
    Path backups;

    Path folder() {
        var options = new SiteOptions();
        options.data = data;
        return options.folder("serve");
    }

    BackupPlaces places() {
        return BackupPlaces.of(folder(), backups, System::getenv);
    }

    static Console console() {
        return new Console(System.err, new Texts().in(Locale.getDefault()));
    }

    /// The database of a data folder, which was running or was started for this and ends with it.
    record Opened(DatabaseLogin administrator, @Nullable BundledPostgres started) implements AutoCloseable {
        static Opened on(Path postgresql) throws IOException {
            if (!RunningPostgres.liesIn(postgresql)) {
                throw new IOException("There is no bundled database in " + postgresql
                        + "; name the data folder with --data. A PostgreSQL of your own is backed up with its own"
                        + " programs: see docs/operating.md.");
            }
            var running = RunningPostgres.administrator(postgresql);
            if (running.isPresent()) {
                return new Opened(running.get(), null);
            }
            var started = BundledPostgres.start(postgresql, _ -> {});
            return new Opened(started.superuser(), started);
        }

        @Override
        public void close() {
            if (started != null) {
                started.close();
            }
        }
    }

    /// A moment as `2026-11-24T03:10:00Z`, with another offset, or without one in this machine's time.
    static final class Moment implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") && text.contains("T")
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text.replace(' ', 'T'))
                                .atZone(ZoneId.systemDefault())
                                .toInstant();
            } catch (DateTimeException unreadable) {
                throw new TypeConversionException("a moment looks like 2026-11-24T03:10:00Z, but this was " + text);
            }
        }
    }
}
