package org.havn.platform;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/// Puts [CommandsOnce] in front of every handler, and forgets commands when nobody can send them any more.
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {
    private static final Duration EVERY = Duration.ofHours(1);

    @Bean
    WebMvcRegistrations everyCommandOnce(
            ObjectProvider<AnsweredCommands> commands,
            ObjectProvider<PlatformTransactionManager> transactions,
            ObjectProvider<Asking> asking,
            ObjectProvider<Readers> readers,
            ObjectProvider<Clock> clock,
            ObjectProvider<DiskRoom> room) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new CommandsOnce(
                        commands::getObject,
                        transactions::getObject,
                        () -> asking.getIfAvailable(() -> Optional::empty),
                        readers::getObject,
                        clock::getObject,
                        room::getObject);
            }
        };
    }

    @Bean
    RecurringTask<Void> agingOfCommands(ObjectProvider<AnsweredCommands> commands) {
        return Tasks.recurring("platform-commands-age", FixedDelay.of(EVERY))
                .execute((_, _) -> commands.getObject().age());
    }
}
