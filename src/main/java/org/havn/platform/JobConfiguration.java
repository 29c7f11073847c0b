package org.havn.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Work that outlives a request waits in the database; whichever node is free takes it.
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler jobs(DataSource database, ObjectProvider<Task<?>> tasks) {
        List<Task<?>> known = tasks.stream().toList();
        return Scheduler.create(database, known)
                .tableName("platform.scheduled_task")
                .serializer(new NoTaskData())
                .enablePriority()
                .enableImmediateExecution()
                .threads(2)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(5))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }
}
