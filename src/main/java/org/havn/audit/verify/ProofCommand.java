package org.havn.audit.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.havn.audit.log.LoggedEvent;
import org.havn.audit.log.SignedHead;
import org.havn.audit.log.VerifierKey;
import org.havn.audit.merkle.Hash;
import org.havn.audit.merkle.Proofs;
import org.havn.audit.merkle.Subtrees;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `havn audit proof`: writes the proof that one event is in the log.
@Command(
        name = "proof",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes, as JSON, the proof that an event is in the log; check-proof checks it anywhere.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the proof was written",
            "1:the database broke off",
            "2:bad input: no such event, or a key or database that cannot be read",
            "3:the log does not give a proof for it: run verify",
            "4:the event stands under no signed head yet: wait some minutes"
        })
final class ProofCommand implements Callable<Integer> {
    @Parameters(paramLabel = "EVENT", description = "The event's id.")
    private String event = "";

    @Mixin
    private DatabaseChoice choice = new DatabaseChoice();

    @Option(names = "--out", paramLabel = "FILE", description = "A new file for the proof (default: printed).")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private record Leaf(long number, LoggedEvent event) {}

    @Override
    public Integer call() throws IOException, SQLException {
        try {
            return write(id());
        } catch (BadInput unusable) {
            spec.commandLine().getErr().println("havn audit proof: " + unusable.getMessage());
            return ExitCodes.BAD_INPUT;
        }
    }

    private UUID id() {
        try {
            return UUID.fromString(event);
        } catch (IllegalArgumentException noId) {
            throw new BadInput("An event's id looks like 019a0000-0000-7000-8000-000000000000.", noId);
        }
    }

    private int write(UUID id) throws IOException, SQLException {
        var err = spec.commandLine().getErr();
        var key = choice.publicKeys().getLast();
        try (var opened = choice.open()) {
            var connection = opened.connection();
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var leaf = leaf(connection, id);
            var head = lastHead(connection);
            if (leaf.isEmpty()
                    || head.isEmpty()
                    || head.get().size() <= leaf.get().number()) {
                err.println("havn audit proof: the event stands under no signed head yet; try again in some minutes.");
                return ExitCodes.NOT_YET;
            }
            var proof = proof(connection, leaf.get(), head.get(), key);
            if (proof.isEmpty()) {
                err.println("havn audit proof: the log does not lead from this event to its head; run verify.");
                return ExitCodes.TAMPERED;
            }
            hand(proof.get().json());
            return ExitCodes.WHOLE;
        }
    }

    private static Optional<ProofFile> proof(Connection connection, Leaf leaf, SignedHead head, VerifierKey key) {
        try {
            var content = new String(leaf.event().leafContent(), StandardCharsets.UTF_8);
            var path = Proofs.inclusion(leaf.number(), head.size(), kept(connection));
            return Optional.of(new ProofFile(content, leaf.number(), path, head, key))
                    .filter(ProofFile::leadsToTheHead);
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private void hand(String json) throws IOException {
        if (out == null) {
            spec.commandLine().getOut().print(json);
            spec.commandLine().getOut().flush();
        } else if (Files.exists(out)) {
            throw new BadInput(out + " is there already");
        } else {
            Files.writeString(out, json, StandardOpenOption.CREATE_NEW);
        }
    }

    private static Optional<Leaf> leaf(Connection connection, UUID id) throws SQLException {
        var query = "select l.number, " + LoggedEvent.COLUMNS
                + " from audit.event e left join audit.leaf l on l.event = e.id where e.id = ?";
        try (var statement = connection.prepareStatement(query)) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new BadInput("There is no event " + id + ".");
                }
                return row.getObject(1) == null
                        ? Optional.empty()
                        : Optional.of(new Leaf(row.getLong(1), LoggedEvent.from(row, 2)));
            }
        }
    }

    private static Optional<SignedHead> lastHead(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select note from audit.head order by size desc limit 1")) {
            return row.next() ? Optional.of(SignedHead.parse(row.getString(1))) : Optional.empty();
        }
    }

    /// The subtrees as the database keeps them, one look-up each: a proof needs some dozens.
    private static Subtrees kept(Connection connection) {
        return (level, position) -> {
            var query = level == 0
                    ? "select hash from audit.leaf where number = ? and ? = 0"
                    : "select hash from audit.node where position = ? and level = ?";
            try (var statement = connection.prepareStatement(query)) {
                statement.setLong(1, position);
                statement.setInt(2, level);
                try (var row = statement.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalArgumentException("The subtree is missing");
                    }
                    return Hash.of(row.getBytes(1));
                }
            } catch (SQLException failed) {
                throw new IllegalArgumentException("The subtree cannot be read", failed);
            }
        };
    }
}
