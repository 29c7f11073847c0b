package org.havn.audit.log;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Signs the log's head when something is new, every five minutes at most.
///
/// Nothing is signed that contradicts the last head: its root is worked out again from the log as it is now.
@Component
class HeadSigner {
    private final LogRows rows;
    private final LogKey key;
    private final Clock clock;
    private final Duration apart;
    private final TransactionTemplate transaction;

    HeadSigner(
            LogRows rows,
            LogKey key,
            Clock clock,
            @Value("${havn.audit.head-every:PT5M}") Duration apart,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.key = key;
        this.clock = clock;
        this.apart = apart;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setIsolationLevel(TransactionTemplate.ISOLATION_READ_COMMITTED);
    }

    /// Signs a head if events came in since the last one and that is long enough ago.
    ///
    /// @throws LogBroken if the log no longer contains what was signed before
    /// @throws LogKeyChanged if the last head was signed with another key
    Optional<SignedHead> signIfDue() {
        return Optional.ofNullable(transaction.execute(_ -> rows.lock() ? signed() : null));
    }

    private @org.jspecify.annotations.Nullable SignedHead signed() {
        var last = rows.lastHead();
        var now = clock.instant();
        var size = rows.size();
        if (last.isPresent()) {
            if (size == last.get().size() || now.isBefore(last.get().moment().plus(apart))) {
                return null;
            }
            requireContinuation(last.get(), size);
        } else if (size == 0) {
            return null;
        }
        var head = SignedHead.sign(key.get(last), size, rows.frontier(size).root(), now);
        rows.add(head);
        return head;
    }

    private void requireContinuation(SignedHead last, long size) {
        if (size < last.size() || !rows.frontier(last.size()).root().equals(last.root())) {
            throw new LogBroken("The log no longer contains what its head of " + last.moment() + " says; no new head is"
                    + " signed. Run havn audit verify.");
        }
    }
}
