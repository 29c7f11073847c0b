package org.havn.access;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Looks for emergencies that nobody has reviewed in time.
@Configuration(proxyBeanMethods = false)
class GlassJobs {
    private static final Duration EVERY = Duration.ofMinutes(10);

    @Bean
    RecurringTask<Void> glassReviewsJob(ObjectProvider<GlassNotices> notices) {
        return Tasks.recurring("access-glass-reviews", FixedDelay.of(EVERY))
                .execute((_, _) -> notices.getObject().sayWhatIsLate());
    }
}
