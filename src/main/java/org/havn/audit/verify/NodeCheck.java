package org.havn.audit.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.havn.audit.merkle.Hash;

/// Walks along the inner nodes that the database keeps, in the order in which the leaves complete them, and compares.
final class NodeCheck implements AutoCloseable {
    private static final int HIGHEST = 62;

    private final Findings findings;
    private final Statement statement;
    private final ResultSet stored;
    private boolean more;

    NodeCheck(Connection connection, int fetchSize, Findings findings) throws SQLException {
        this.findings = findings;
        this.statement = connection.createStatement();
        statement.setFetchSize(fetchSize);
        // what lies beyond any possible log is counted as a stranger below
        this.stored = statement.executeQuery("""
                select level, position, hash,
                       case when position < (1::bigint << (62 - level)) then (position + 1) << level
                            else 9223372036854775807 end as completed_by
                  from audit.node order by completed_by, level, position""");
        more = stored.next();
    }

    /// A subtree as the leaves give it.
    void completed(int level, long position, Hash root) {
        try {
            compare(level, position, root);
        } catch (SQLException failed) {
            throw new ReadingFailed(failed);
        }
    }

    private void compare(int level, long position, Hash root) throws SQLException {
        var completedBy = (position + 1) << level;
        while (more && isBefore(completedBy, level, position)) {
            stranger();
            more = stored.next();
        }
        var first = position << level;
        if (!more || stored.getInt("level") != level || stored.getLong("position") != position) {
            findings.add("The subtree over the leaves %d to %d is missing.".formatted(first, completedBy - 1));
            return;
        }
        if (!Arrays.equals(stored.getBytes("hash"), root.bytes())) {
            findings.add("The subtree over the leaves %d to %d does not follow from them."
                    .formatted(first, completedBy - 1));
        }
        more = stored.next();
    }

    private boolean isBefore(long completedBy, int level, long position) throws SQLException {
        var theirs = stored.getLong("completed_by");
        if (theirs != completedBy) {
            return theirs < completedBy;
        }
        var theirLevel = stored.getInt("level");
        return theirLevel == level ? stored.getLong("position") < position : theirLevel < level;
    }

    /// What is left when the leaves are through.
    void finish() throws SQLException {
        while (more) {
            stranger();
            more = stored.next();
        }
    }

    private void stranger() throws SQLException {
        var level = Math.clamp(stored.getInt("level"), 0, HIGHEST);
        findings.add("There is a subtree of level %d at %d that no leaf gives."
                .formatted(level, stored.getLong("position")));
    }

    @Override
    public void close() throws SQLException {
        stored.close();
        statement.close();
    }

    /// Carries what went wrong in the database out of a callback.
    static final class ReadingFailed extends RuntimeException {
        ReadingFailed(SQLException cause) {
            super(cause);
        }
    }
}
