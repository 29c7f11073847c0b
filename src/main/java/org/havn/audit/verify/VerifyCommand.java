package org.havn.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.havn.platform.Ids;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `havn audit verify`: reads the whole log again and says what was found.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Hashes every event again, builds the log's tree from them, and compares it with every signed head in the"
                    + " database and at the witnesses.",
            "",
            "Ask with witnesses and a public key that were kept where the administrator of the database cannot reach."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the trail is whole",
            "1:the database broke off",
            "2:bad input: a folder, a key or a database that cannot be read",
            "3:tampered with; the first leaf that is not as it was is printed"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final long TELL_EVERY = 500_000;

    @Mixin
    private DatabaseChoice choice = new DatabaseChoice();

    @Option(
            names = "--witness",
            paramLabel = "DIR",
            description = "A folder with a witness's copies of the heads; may be given more than once"
                    + " (default: the folder beside the data folder).")
    private List<Path> witnesses = List.of();

    @Option(names = "--no-record", description = "Do not note the outcome in the database for the auditor's page.")
    private boolean unrecorded;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, SQLException {
        var err = spec.commandLine().getErr();
        try {
            return verify();
        } catch (BadInput unusable) {
            err.println("havn audit verify: " + unusable.getMessage());
            return ExitCodes.BAD_INPUT;
        }
    }

    private int verify() throws IOException, SQLException {
        var keys = choice.publicKeys();
        var folders = witnesses.isEmpty() ? choice.usualWitness() : witnesses;
        for (var folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new BadInput("The witness " + folder + " is no folder that can be read.");
            }
        }
        try (var opened = choice.open()) {
            var connection = opened.connection();
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            requireTrail(connection);
            var report = new Verification(connection, keys, this::tell).run(folders);
            connection.rollback();
            report.print(spec.commandLine().getOut());
            if (!unrecorded) {
                remember(connection, report);
            }
            return report.clean() ? ExitCodes.WHOLE : ExitCodes.TAMPERED;
        }
    }

    private static void requireTrail(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('audit.leaf') is not null")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new BadInput("This database holds no audit trail.");
            }
        }
    }

    private void tell(long leaves) {
        if (leaves % TELL_EVERY == 0) {
            spec.commandLine().getErr().printf("%,d events read …%n", leaves);
            spec.commandLine().getErr().flush();
        }
    }

    /// Only a note for the auditor's page; that it cannot be written changes no outcome.
    private void remember(Connection connection, Report report) {
        try {
            connection.setReadOnly(false);
            try (var statement = connection.prepareStatement("""
                    insert into audit.verification (id, moment, leaves, heads, findings) values (?, now(), ?, ?, ?)
                    """)) {
                statement.setObject(1, Ids.next());
                statement.setLong(2, report.leaves());
                statement.setInt(3, report.databaseHeads() + report.witnessHeads());
                statement.setInt(4, (int) Math.min(Integer.MAX_VALUE, report.findings()));
                statement.executeUpdate();
            }
            connection.commit();
        } catch (SQLException unwritten) {
            spec.commandLine()
                    .getErr()
                    .println("The outcome could not be noted in the database: " + unwritten.getMessage());
        }
    }
}
