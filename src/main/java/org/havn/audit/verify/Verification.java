package org.havn.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;
import org.havn.audit.log.LoggedEvent;
import org.havn.audit.log.VerifierKey;
import org.havn.audit.merkle.Frontier;
import org.havn.audit.merkle.Hash;
import org.jspecify.annotations.Nullable;

/// Reads the whole log from the events on, and believes nothing but signatures.
///
/// Each event is hashed again and compared with its leaf; the leaves give the tree again, and at the size of each
/// signed head the tree has to have the root that was signed, whether the head was found in the database or at a
/// witness. All heads then lie on one growing log, so they are consistent with each other too.
final class Verification {
    /// How much earlier than a head an event may have happened that got its number after it. Transactions are short;
    /// an event that claims to be older was written afterwards.
    static final Duration LATE = Duration.ofHours(1);

    private static final int FETCH = 2_000;

    private final Connection connection;
    private final Findings findings = new Findings();
    private final HeadShelf heads;
    private final LongConsumer progress;
    private final Frontier tree = Frontier.empty();
    private boolean gap;
    private long covered;
    private @Nullable Instant coveredAt;
    private boolean contradicted;

    /// @param connection inside a transaction that sees one state of the database (repeatable read)
    /// @param progress hears how many leaves have been read
    Verification(Connection connection, List<VerifierKey> keys, LongConsumer progress) {
        this.connection = connection;
        this.heads = new HeadShelf(keys, findings);
        this.progress = progress;
    }

    /// @param witnesses folders with copies of heads
    Report run(List<Path> witnesses) throws SQLException, IOException {
        var started = System.nanoTime();
        heads.readDatabase(connection);
        for (var folder : witnesses) {
            heads.readWitness(folder);
        }
        try {
            readLeaves();
        } catch (NodeCheck.ReadingFailed failed) {
            throw new SQLException(failed.getCause());
        }
        heads.beyond(tree.size()).stream().findFirst().ifPresent(this::logIsShort);
        readStrangers();
        var waiting = count("select count(*) from audit.waiting");
        return new Report(
                tree.size(),
                covered,
                coveredAt,
                heads.databaseHeads(),
                heads.witnessHeads(),
                waiting,
                findings.count(),
                findings.told(),
                findings.firstLeaf(),
                Duration.ofNanos(System.nanoTime() - started));
    }

    private void readLeaves() throws SQLException {
        var query = "select l.number, l.event, l.hash, " + LoggedEvent.COLUMNS
                + " from audit.leaf l left join audit.event e on e.id = l.event order by l.number, l.event";
        try (var nodes = new NodeCheck(connection, FETCH, findings);
                var statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            meetHeads();
            try (var rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    readLeaf(rows, nodes);
                }
            }
            if (!gap) {
                nodes.finish();
            }
        }
    }

    private void readLeaf(ResultSet row, NodeCheck nodes) throws SQLException {
        var number = row.getLong(1);
        if (number != tree.size() && !gap) {
            gap = true;
            if (number > tree.size()) {
                findings.at(tree.size(), "The leaves %d to %d are missing.".formatted(tree.size(), number - 1));
            } else {
                findings.at(number, "There is more than one leaf with the number %d.".formatted(number));
            }
        }
        var stored = row.getBytes(3);
        var hash = stored == null || stored.length != Hash.LENGTH ? Hash.OF_NOTHING : Hash.of(stored);
        checkEvent(row, number, hash);
        tree.add(hash, gap ? (_, _, _) -> {} : nodes::completed);
        progress.accept(tree.size());
        if (!gap) {
            meetHeads();
        }
    }

    /// The tree goes on with the leaf's hash even if the event is another now, so that what comes after can be judged
    /// by itself.
    private void checkEvent(ResultSet row, long number, Hash hash) throws SQLException {
        if (row.getObject(4) == null) {
            findings.at(number, "The event of leaf %d is gone (%s).".formatted(number, row.getString(2)));
            return;
        }
        var event = LoggedEvent.from(row, 4);
        try {
            if (!event.leafHash().equals(hash)) {
                findings.at(number, "The event of leaf %d is not what it was (%s).".formatted(number, event.id()));
            }
        } catch (IllegalArgumentException notOurs) {
            findings.at(number, "The event of leaf %d is not what Havn writes (%s).".formatted(number, event.id()));
        }
        if (coveredAt != null && event.moment().toInstant().isBefore(coveredAt.minus(LATE))) {
            findings.at(
                    number,
                    "The event of leaf %d says it happened at %s, yet it got its place after the head of %s."
                            .formatted(number, event.moment().toInstant(), coveredAt));
        }
    }

    /// Compares with the heads that were signed over exactly as many leaves as have been read.
    private void meetHeads() {
        for (var claimed : heads.at(tree.size())) {
            if (claimed.head().root().equals(tree.root())) {
                if (!contradicted) {
                    covered = tree.size();
                    coveredAt = claimed.head().moment();
                }
            } else if (!contradicted) {
                contradicted = true;
                findings.at(
                        covered,
                        "The log is not what was signed at %s (%s): one or more of the leaves %d to %d are others."
                                .formatted(claimed.head().moment(), claimed.source(), covered, tree.size() - 1));
            } else {
                findings.add("Nor is it what was signed at %s (%s)."
                        .formatted(claimed.head().moment(), claimed.source()));
            }
        }
    }

    private void logIsShort(ClaimedHead claimed) {
        findings.at(
                tree.size(),
                "The log ends after %d leaves, but %d were there when %s was signed at %s."
                        .formatted(
                                tree.size(),
                                claimed.head().size(),
                                claimed.source(),
                                claimed.head().moment()));
    }

    /// Events that came in behind the log's back, and what waits without an event.
    private void readStrangers() throws SQLException {
        var strangers = count("""
                select count(*) from audit.event e
                 where not exists (select from audit.leaf l where l.event = e.id)
                   and not exists (select from audit.waiting w where w.event = e.id)""");
        if (strangers > 0) {
            findings.add("%d events stand in the trail that never came into the log.".formatted(strangers));
        }
        var lost = count("""
                select count(*) from audit.waiting w
                 where not exists (select from audit.event e where e.id = w.event)""");
        if (lost > 0) {
            findings.add("%d events that waited for their place in the log are gone.".formatted(lost));
        }
    }

    private long count(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
