package org.havn.publishing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.havn.platform.OwnWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Counts at night when a release is due; people decide whether it goes out.
@Configuration(proxyBeanMethods = false)
class FiguresJobs {
    private static final LocalTime AT_NIGHT = LocalTime.of(2, 40);

    @Bean
    RecurringTask<Void> figuresJob(ObjectProvider<Figures> figures) {
        return Tasks.recurring("publishing-figures", Schedules.daily(ZoneOffset.UTC, AT_NIGHT))
                .execute((_, _) -> OwnWork.run(
                        "publishing.figures", () -> figures.getObject().countIfDue()));
    }
}
