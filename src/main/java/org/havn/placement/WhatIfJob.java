package org.havn.placement;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.UUID;
import org.havn.platform.OwnWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Questions about plans wait in the database like solves do.
@Configuration(proxyBeanMethods = false)
class WhatIfJob {
    static final TaskDescriptor<Void> WHAT_IF = TaskDescriptor.of("placement-what-if");

    @Bean
    OneTimeTask<Void> whatIf(WhatIfRun run) {
        return Tasks.oneTime(WHAT_IF)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(2)))
                .execute((instance, _) -> {
                    try {
                        OwnWork.of("placement.what-if", () -> {
                            run.run(UUID.fromString(instance.getId()));
                            return true;
                        });
                    } catch (InterruptedException ending) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("This node is ending; another takes the question over", ending);
                    }
                });
    }

    @Bean
    WhatIfQueue whatIfQueue(ObjectProvider<Scheduler> scheduler) {
        return id -> Jobs.add(scheduler.getObject(), WHAT_IF, id.toString());
    }

    /// Where questions wait.
    @FunctionalInterface
    interface WhatIfQueue {
        void add(UUID id);
    }
}
