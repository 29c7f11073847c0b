package org.havn.audit.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Random;
import java.util.UUID;
import org.havn.audit.log.LoggedEvent;
import org.havn.audit.log.SignedHead;
import org.havn.audit.log.TestLog;
import org.havn.audit.merkle.Frontier;

/// An administrator with every right, who knows how the log is made. Nothing is committed.
final class DishonestHand {
    private static final long FAR = 1_000_000;

    private final Connection connection;
    private final Random random;
    private final int covered;
    private final Path folder;

    DishonestHand(Connection connection, Random random, int covered, Path folder) throws SQLException {
        this.connection = connection;
        this.random = random;
        this.covered = covered;
        this.folder = folder;
        execute("set local session_replication_role = replica");
        execute("alter table audit.event drop constraint if exists event_check");
    }

    long anyLeaf() {
        return random.nextInt(covered);
    }

    long edit(String assignment) throws SQLException {
        return edit(assignment, anyLeaf());
    }

    long edit(String assignment, long leaf) throws SQLException {
        return update(
                "update audit.event set " + assignment + " where id = (select event from audit.leaf where number = "
                        + leaf + ")",
                "",
                leaf);
    }

    long deleteEvent() throws SQLException {
        return deleteEvent(anyLeaf());
    }

    long deleteEvent(long leaf) throws SQLException {
        return update(
                "delete from audit.event where id = (select event from audit.leaf where number = " + leaf + ")",
                "",
                leaf);
    }

    long deleteLeaf() throws SQLException {
        return deleteLeaf(anyLeaf());
    }

    long deleteLeaf(long leaf) throws SQLException {
        return update("delete from audit.leaf where number = ", leaf);
    }

    /// Two leaves change their events.
    long swap() throws SQLException {
        var one = anyLeaf();
        var other = (one + 1 + random.nextInt(covered - 1)) % covered;
        var first = text("select event from audit.leaf where number = " + one);
        var second = text("select event from audit.leaf where number = " + other);
        execute("update audit.leaf set event = gen_random_uuid() where number = " + one);
        execute("update audit.leaf set event = '" + first + "' where number = " + other);
        execute("update audit.leaf set event = '" + second + "' where number = " + one);
        return Math.min(one, other);
    }

    /// Moves the leaves from this one on.
    void shift(long from, int by) throws SQLException {
        execute("update audit.leaf set number = number + " + FAR + " where number >= " + from);
        execute("update audit.leaf set number = number - " + (FAR - by) + " where number >= " + FAR);
    }

    UUID insertEvent(String moment) throws SQLException {
        var id = UUID.randomUUID();
        execute("insert into audit.event (id, moment, account, act, object_type, object_id, detail) values ('" + id
                + "', " + moment + ", gen_random_uuid(), 'testing.thing.done', 'thing', '1', '{}')");
        return id;
    }

    void insertLeaf(long number, UUID event) throws SQLException {
        execute("insert into audit.leaf values (" + number + ", '" + event + "', sha256('x'))");
    }

    long size() throws SQLException {
        return Long.parseLong(text("select count(*) from audit.leaf"));
    }

    /// Lets the log end early, as if the rest had never been.
    long cut(boolean headsToo) throws SQLException {
        var from = anyLeaf();
        execute("delete from audit.event where id in (select event from audit.leaf where number >= " + from + ")");
        execute("delete from audit.leaf where number >= " + from);
        execute("delete from audit.node where (position + 1) << level > " + from);
        if (headsToo) {
            execute("delete from audit.head where size > " + from);
        }
        return from;
    }

    long truncate(String tables) throws SQLException {
        execute("truncate " + tables);
        return -1;
    }

    long onAHead(String statement) throws SQLException {
        var size = text("select size from audit.head order by md5(size || '" + random.nextInt() + "') limit 1");
        return update(statement + size, "", -1);
    }

    long onANode(String statement) throws SQLException {
        return update(
                statement + " where (level, position) in (select level, position from audit.node"
                        + " order by md5(level || ' ' || position || '" + random.nextInt() + "') limit 1)",
                "",
                -1);
    }

    /// Makes leaves' hashes follow from the events again.
    void rehash() throws SQLException {
        rehash(Frontier.empty(), (_, _, _) -> {});
    }

    /// Makes the whole tree follow from the events again.
    void rebuild() throws SQLException {
        execute("delete from audit.node");
        try (var insert = connection.prepareStatement("insert into audit.node values (?, ?, ?)")) {
            rehash(Frontier.empty(), (level, position, root) -> {
                try {
                    insert.setInt(1, level);
                    insert.setLong(2, position);
                    insert.setBytes(3, root.bytes());
                    insert.addBatch();
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            });
            insert.executeBatch();
        }
    }

    private void rehash(Frontier tree, Frontier.Completed completed) throws SQLException {
        var events = new ArrayList<LoggedEvent>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select " + LoggedEvent.COLUMNS
                        + " from audit.leaf l join audit.event e on e.id = l.event order by l.number")) {
            while (rows.next()) {
                events.add(LoggedEvent.from(rows, 1));
            }
        }
        try (var update = connection.prepareStatement("update audit.leaf set hash = ? where number = ?")) {
            for (var event : events) {
                update.setBytes(1, event.leafHash().bytes());
                update.setLong(2, tree.size());
                update.addBatch();
                tree.add(event.leafHash(), completed);
            }
            update.executeBatch();
        }
    }

    /// Puts heads in place that fit the tree as it is now, signed with a key of the forger's own.
    void forgeHeads() throws SQLException, IOException {
        var heads = new ArrayList<SignedHead>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select note from audit.head")) {
            while (rows.next()) {
                heads.add(SignedHead.parse(rows.getString(1)));
            }
        }
        for (var head : heads) {
            var tree = Frontier.empty();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "select hash from audit.leaf where number < " + head.size() + " order by number")) {
                while (rows.next()) {
                    tree.add(org.havn.audit.merkle.Hash.of(rows.getBytes(1)), (_, _, _) -> {});
                }
            }
            try (var update = connection.prepareStatement("update audit.head set note = ? where size = ?")) {
                update.setString(1, TestLog.forged(head, tree.root(), folder));
                update.setLong(2, head.size());
                update.executeUpdate();
            }
        }
    }

    long update(String statement, long leaf) throws SQLException {
        return update(statement, Long.toString(leaf), leaf);
    }

    private long update(String statement, String argument, long leaf) throws SQLException {
        try (var sql = connection.createStatement()) {
            if (sql.executeUpdate(statement + argument) == 0) {
                throw new IllegalStateException("Nothing was touched by: " + statement + argument);
            }
            return leaf;
        }
    }

    void execute(String statement) throws SQLException {
        try (var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private String text(String query) throws SQLException {
        try (var sql = connection.createStatement();
                var row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
