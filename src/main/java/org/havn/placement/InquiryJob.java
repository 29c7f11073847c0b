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

/// Inquiries wait in the database like solves do.
@Configuration(proxyBeanMethods = false)
class InquiryJob {
    static final TaskDescriptor<Void> INQUIRY = TaskDescriptor.of("placement-inquiry");

    @Bean
    OneTimeTask<Void> inquiry(InquiryRun run) {
        return Tasks.oneTime(INQUIRY)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(2)))
                .execute((instance, _) -> {
                    try {
                        OwnWork.of("placement.inquiry", () -> {
                            run.run(UUID.fromString(instance.getId()));
                            return true;
                        });
                    } catch (InterruptedException ending) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("This node is ending; another takes the inquiry over", ending);
                    }
                });
    }

    @Bean
    InquiryQueue inquiryQueue(ObjectProvider<Scheduler> scheduler) {
        return id -> Jobs.add(scheduler.getObject(), INQUIRY, id.toString());
    }

    /// Where inquiries wait.
    @FunctionalInterface
    interface InquiryQueue {
        void add(UUID id);
    }
}
