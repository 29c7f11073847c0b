package org.havn.audit.log;

import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives committed events their place in the log, one node at a time.
///
/// Events wait in a queue until they are taken, so one that commits late gets a later number and none is passed over.
/// Number, hash and the way out of the queue are one transaction: a crash leaves all or nothing.
@Component
class Sequencer {
    /// How many events get their place in one transaction.
    static final int BATCH = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);

    private final LogRows rows;
    private final TransactionTemplate transaction;

    Sequencer(LogRows rows, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        // the log's size is read after the lock is held, so it has to be the newest
        transaction.setIsolationLevel(TransactionTemplate.ISOLATION_READ_COMMITTED);
    }

    /// Takes events until none waits, or another node is at it.
    ///
    /// @return how many were taken
    long sequenceAll() {
        long taken = 0;
        while (rows.somethingWaits()) {
            var batch = sequence();
            taken += batch;
            if (batch < BATCH) {
                break;
            }
        }
        return taken;
    }

    /// Takes one batch.
    ///
    /// @return how many were taken; none while another node is the sequencer
    int sequence() {
        var taken = transaction.execute(_ -> rows.lock() ? takeBatch() : 0);
        return taken == null ? 0 : taken;
    }

    private int takeBatch() {
        var taken = rows.take(BATCH);
        if (taken.isEmpty()) {
            return 0;
        }
        var frontier = rows.frontier(rows.size());
        var leaves = new ArrayList<LogRows.Leaf>(taken.size());
        var nodes = new ArrayList<LogRows.Node>(taken.size());
        for (var waiting : taken) {
            var event = waiting.event();
            if (event == null) {
                LOG.error("The audit event {} was removed before it got its place in the log", waiting.id());
                continue;
            }
            var hash = event.leafHash();
            leaves.add(new LogRows.Leaf(frontier.size(), event.id(), hash));
            frontier.add(hash, (level, position, root) -> nodes.add(new LogRows.Node(level, position, root)));
        }
        rows.add(leaves, nodes);
        return taken.size();
    }
}
