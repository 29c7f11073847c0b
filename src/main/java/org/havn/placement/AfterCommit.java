package org.havn.placement;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What has to wait until a transaction's rows can be seen: a job that looks too early finds nothing and is gone.
final class AfterCommit {
    private AfterCommit() {}

    /// Does it when the transaction has ended well; at once where there is none.
    static void run(Runnable work) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
