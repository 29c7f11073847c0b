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

/// Solves wait in the database; whichever node is free takes the next. A node that dies over one leaves it to another,
/// and one that only seemed dead finds that its attempt no longer counts.
@Configuration(proxyBeanMethods = false)
class SolveJob {
    static final TaskDescriptor<Void> SOLVE = TaskDescriptor.of("placement-solve");

    @Bean
    OneTimeTask<Void> solve(SolveRun run) {
        return Tasks.oneTime(SOLVE)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(2)))
                .execute((instance, _) -> {
                    try {
                        OwnWork.of("placement.solve", () -> {
                            run.run(new SolveId(UUID.fromString(instance.getId())));
                            return true;
                        });
                    } catch (InterruptedException ending) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("This node is ending; another takes the solve over", ending);
                    }
                });
    }

    @Bean
    SolveQueue solveQueue(ObjectProvider<Scheduler> scheduler) {
        return id -> Jobs.add(scheduler.getObject(), SOLVE, id.value().toString());
    }

    /// Where solves wait.
    @FunctionalInterface
    interface SolveQueue {
        void add(SolveId id);
    }
}
