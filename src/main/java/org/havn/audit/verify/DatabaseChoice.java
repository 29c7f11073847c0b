package org.havn.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.havn.audit.log.AuditFolder;
import org.havn.audit.log.SigningKey;
import org.havn.audit.log.VerifierKey;
import org.havn.platform.database.BundledPostgres;
import org.havn.platform.database.DatabaseAccess;
import org.havn.platform.database.DatabaseLogin;
import org.havn.platform.database.RunningPostgres;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which database is meant, and by which public key it is judged.
final class DatabaseChoice {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of a Havn with the bundled database, running or not.")
    private @Nullable Path data;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "A PostgreSQL of your own, as in HAVN_DATABASE_URL, which is taken where neither is given.")
    private @Nullable String database;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "The log's public key (default: beside the data folder). Use a copy that was kept elsewhere.")
    private @Nullable Path publicKey;

    /// A connection, and the server behind it if it was started for this.
    record Opened(
            Connection connection,
            DatabaseLogin login,
            @Nullable BundledPostgres started) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            try {
                connection.close();
            } finally {
                if (started != null) {
                    started.close();
                }
            }
        }
    }

    Opened open() throws IOException, SQLException {
        var folder = data;
        if (folder != null && database != null) {
            throw new BadInput("Give --data or --database, not both.");
        }
        if (folder != null) {
            return openBundled(folder.resolve("postgresql"));
        }
        var setting = database == null ? System.getenv("HAVN_DATABASE_URL") : database;
        if (setting == null || setting.isBlank()) {
            throw new BadInput("Which database? Give --data DIR, or --database URL, or set HAVN_DATABASE_URL.");
        }
        try {
            var login = DatabaseAccess.parse(setting).owner();
            return new Opened(login.connect(), login, null);
        } catch (IllegalArgumentException unreadable) {
            throw new BadInput(String.valueOf(unreadable.getMessage()), unreadable);
        } catch (SQLException unreachable) {
            throw new BadInput("The database cannot be entered: " + unreachable.getMessage(), unreachable);
        }
    }

    private static Opened openBundled(Path folder) throws IOException, SQLException {
        if (!RunningPostgres.liesIn(folder)) {
            throw new BadInput("There is no bundled database in " + folder);
        }
        var running = RunningPostgres.on(folder);
        if (running.isPresent()) {
            return new Opened(running.get().connect(), running.get(), null);
        }
        var started = BundledPostgres.start(folder, _ -> {});
        try {
            var login = started.access().owner();
            return new Opened(login.connect(), login, started);
        } catch (SQLException failed) {
            started.close();
            throw failed;
        }
    }

    List<VerifierKey> publicKeys() throws IOException {
        var file = publicKeyFile();
        try {
            return VerifierKey.read(file);
        } catch (IllegalArgumentException unreadable) {
            throw new BadInput(file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private Path publicKeyFile() {
        if (publicKey == null && data == null) {
            throw new BadInput("Which key? Give --public-key FILE: the file that ends in .pub beside the signing key.");
        }
        var file = publicKey != null
                ? publicKey
                : SigningKey.publicHalf(AuditFolder.keyIn(AuditFolder.beside(data == null ? Path.of("") : data)));
        if (!Files.isReadable(file)) {
            throw new BadInput("The log's public key " + file + " cannot be read; give --public-key FILE.");
        }
        return file;
    }

    /// Where this Havn's own witness keeps its files, if that is known and there are any.
    List<Path> usualWitness() {
        if (data == null) {
            return List.of();
        }
        var folder = AuditFolder.witnessIn(AuditFolder.beside(data));
        return Files.isDirectory(folder) ? List.of(folder) : List.of();
    }
}
