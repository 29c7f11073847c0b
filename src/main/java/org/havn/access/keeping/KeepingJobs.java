package org.havn.access.keeping;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.havn.platform.AtStart;
import org.havn.platform.Telling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The work of keeping and erasing that goes on by itself.
@Configuration(proxyBeanMethods = false)
class KeepingJobs {
    static final TaskDescriptor<Void> ERASURE = TaskDescriptor.of("access-erasure");
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMinutes(5);

    @Bean
    OneTimeTask<Void> erasureJob(ObjectProvider<Erasures> erasures) {
        return Tasks.oneTime(ERASURE)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AGAIN))
                .execute((instance, _) -> erasures.getObject().carryOut(UUID.fromString(instance.getId())));
    }

    @Bean
    RecurringTask<Void> retentionJob(ObjectProvider<Retention> retention) {
        return Tasks.recurring("access-retention", FixedDelay.of(EVERY))
                .execute((_, _) -> retention.getObject().run());
    }

    @Bean
    RecurringTask<Void> olderKeysJob(ObjectProvider<OlderKeys> keys) {
        return Tasks.recurring("access-older-keys", FixedDelay.of(OFTEN))
                .execute((_, _) -> keys.getObject().run());
    }

    @Bean
    ErasureQueue erasureQueue(ObjectProvider<Scheduler> scheduler) {
        return id -> scheduler
                .getObject()
                .scheduleIfNotExists(ERASURE.instance(id.toString()).scheduledTo(Instant.now()));
    }

    /// What an older backup brought back goes before anybody sees it.
    @Bean
    AtStart eraseWhatARestoreBroughtBack(Erasures erasures) {
        return new AtStart() {
            @Override
            public int order() {
                return 0;
            }

            @Override
            public void run(Telling telling) {
                erasures.eraseAgain();
            }
        };
    }
}
