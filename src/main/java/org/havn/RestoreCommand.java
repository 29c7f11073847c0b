package org.havn;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.havn.platform.backup.BackupDamaged;
import org.havn.platform.backup.BackupRefused;
import org.havn.platform.backup.RestoreRun;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Puts a backup of the bundled database back into a new data folder, as it was at a moment.",
            "",
            "It never writes over data, and starts no site. Every file is compared with the backup's manifest."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the database is back",
            "1:something broke; nothing is left in the folder",
            "2:bad input: a folder that is not empty, a key that is missing, a moment that no backup reaches",
            "3:the backup is damaged"
        })
final class RestoreCommand implements Callable<Integer> {
    @Mixin
    private BackupOptions options = new BackupOptions();

    @Parameters(paramLabel = "DIR", description = "The new data folder: empty, or not there yet.")
    private Path target = Path.of("");

    @Option(
            names = "--at",
            paramLabel = "MOMENT",
            converter = BackupOptions.Moment.class,
            description = "As it was at this moment, as in 2026-11-24T03:10:00Z (default: all that the log holds).")
    private @Nullable Instant at;

    @Option(names = "--backup", paramLabel = "NAME", description = "From this base backup (default: the newest).")
    private @Nullable String name;

    @Override
    public Integer call() throws Exception {
        var console = BackupOptions.console();
        try {
            var restored = new RestoreRun(options.places(), console).into(target, name, at);
            console.finished();
            System.out.printf(
                    "Restored from %s and %d segments of the log: %s%n",
                    restored.backup(),
                    restored.segments(),
                    target.toAbsolutePath().normalize());
            System.out.println("Before you start a site on it: put the newest key store and the wrapping key of today"
                    + " in their places, and the -audit folder beside it. See docs/operating.md.");
            return 0;
        } catch (BackupRefused refused) {
            console.finished();
            System.err.println("havn restore: " + refused.getMessage());
            return 2;
        } catch (BackupDamaged damaged) {
            console.finished();
            System.err.println("havn restore: " + damaged.getMessage());
            return BackupOptions.DAMAGED;
        }
    }
}
