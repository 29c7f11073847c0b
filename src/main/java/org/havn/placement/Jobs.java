package org.havn.placement;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Adds jobs in the transaction that asks for them, and wakes the queue when that has committed.
final class Jobs {
    private Jobs() {}

    /// Adds a job for now; one of the same id that waits already stays as it is.
    static void add(Scheduler jobs, TaskDescriptor<Void> task, String id) {
        jobs.scheduleIfNotExists(task.instance(id).scheduledTo(Instant.now()));
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    jobs.triggerCheckForDueExecutions();
                }
            });
        }
    }
}
