package org.havn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.havn.audit.log.AuditFolder;
import org.havn.audit.log.SigningKey;
import org.havn.audit.verify.AuditCommand;
import org.havn.platform.backup.BackupDamaged;
import org.havn.platform.backup.BackupRefused;
import org.havn.platform.backup.RestoreRun;
import org.havn.platform.database.BundledPostgres;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Restores a backup into a temporary folder, starts its database there on the loopback address, counts the"
                    + " rows of every table, checks the audit trail in it, and removes it again.",
            "",
            "A backup that nobody ever restored is a hope: let this run after every backup."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the backup restores, and its audit trail is whole",
            "1:something broke",
            "2:bad input",
            "3:the backup is damaged, or its audit trail was tampered with"
        })
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private BackupOptions options = new BackupOptions();

    @Option(names = "--backup", paramLabel = "NAME", description = "This base backup (default: the newest).")
    private @Nullable String name;

    @Option(
            names = "--temporary",
            paramLabel = "DIR",
            description = "Where the readable copy lies for as long as this runs (default: the system's own).")
    private @Nullable Path temporary;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "The audit log's public key (default: that of the data folder).")
    private @Nullable Path publicKey;

    /// How many rows a table holds.
    private record Count(String table, long rows) {}

    @Override
    public Integer call() throws Exception {
        var console = BackupOptions.console();
        var folder = temporary == null
                ? Files.createTempDirectory("havn-verify-")
                : Files.createTempDirectory(temporary, "havn-verify-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var away = new Thread(() -> delete(folder));
        Runtime.getRuntime().addShutdownHook(away);
        try {
            return verify(folder.resolve("data"), console);
        } catch (BackupRefused refused) {
            console.finished();
            System.err.println("havn verify: " + refused.getMessage());
            return 2;
        } catch (BackupDamaged damaged) {
            console.finished();
            System.err.println("havn verify: " + damaged.getMessage());
            return BackupOptions.DAMAGED;
        } finally {
            delete(folder);
            Runtime.getRuntime().removeShutdownHook(away);
        }
    }

    private int verify(Path data, Console console) throws IOException, SQLException {
        var restored = new RestoreRun(options.places(), console).into(data, name, null);
        try (var database = BundledPostgres.start(data.resolve("postgresql"), _ -> {});
                var connection = database.superuser().connect()) {
            console.finished();
            System.out.println(restored.backup() + " and " + restored.segments() + " segments of the log restore.");
            var counts = counts(connection);
            counts.forEach(it -> System.out.printf("%,12d  %s%n", it.rows(), it.table()));
            System.out.printf(
                    "%,12d  rows in %d tables%n",
                    counts.stream().mapToLong(Count::rows).sum(), counts.size());
            return checkTrail(data);
        }
    }

    private int checkTrail(Path data) {
        var key = publicKey == null
                ? SigningKey.publicHalf(AuditFolder.keyIn(AuditFolder.beside(options.folder())))
                : publicKey;
        if (!Files.isReadable(key)) {
            System.out.println(
                    "The audit trail was not checked: there is no public key " + key + ". Name it with --public-key.");
            return publicKey == null ? 0 : 2;
        }
        return new CommandLine(new AuditCommand())
                .execute("verify", "--no-record", "--data", data.toString(), "--public-key", key.toString());
    }

    private static List<Count> counts(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        var counts = new ArrayList<Count>();
        try (var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("""
                    select format('%I.%I', table_schema, table_name) from information_schema.tables
                     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                     order by 1""")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (var table : names) {
                try (var row = statement.executeQuery("select count(*) from " + table)) {
                    row.next();
                    counts.add(new Count(table, row.getLong(1)));
                }
            }
        }
        return counts;
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            System.err.println("havn verify: remove " + folder + " yourself; it holds readable data (" + left + ")");
        }
    }
}
