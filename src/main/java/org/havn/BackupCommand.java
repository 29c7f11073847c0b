package org.havn;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.havn.platform.backup.BackupRefused;
import org.havn.platform.backup.BackupRun;
import org.havn.platform.backup.Backups;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Backs up the bundled database, sealed, while the site runs or while it does not.",
            "",
            "The first backup also begins the archive of the write-ahead log: a running site brings it to the backups"
                    + " every minute, so that any moment since can be restored.",
            "Keys and the audit trail's witnesses are not in it: ./havn keys copy, and a copy of the -audit folder."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the backup is whole and on disk", "1:it is not; the one before still is", "2:bad input"})
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private BackupOptions options = new BackupOptions();

    @Option(
            names = "--keep-days",
            paramLabel = "N",
            description = "Afterwards remove backups older than this, but never the newest.")
    private @Nullable Integer keepDays;

    @Option(names = "--list", description = "Make none; show the backups that there are.")
    private boolean list;

    @Override
    public Integer call() throws Exception {
        try {
            return list ? list() : backup();
        } catch (BackupRefused refused) {
            System.err.println("havn backup: " + refused.getMessage());
            return 2;
        }
    }

    private int list() throws Exception {
        for (var backup : new Backups(options.places()).all()) {
            System.out.printf("%s  %,d bytes  %s%n", backup.ended(), backup.bytes(), backup.name());
        }
        return 0;
    }

    private int backup() throws Exception {
        var places = options.places();
        var console = BackupOptions.console();
        try (var database = BackupOptions.Opened.on(places.postgresql())) {
            var made = new BackupRun(places, database.administrator(), console).run();
            console.finished();
            System.out.printf(
                    "%s: %,d files in %,d bytes, %.1f seconds%n%s%n",
                    made.name(), made.files(), made.bytes(), made.took().toMillis() / 1000.0, made.folder());
        }
        if (keepDays != null) {
            var gone = new Backups(places).expire(Instant.now().minus(Duration.ofDays(keepDays)));
            System.out.println("Older backups removed: " + gone);
        }
        return 0;
    }
}
