package org.havn.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// Work that outlives a request waits in the database; whichever node is free takes it.
///
/// A job joins the transaction that asks for it: it is there when the transaction is, and never before what it works
/// on. A node tells every two seconds that it lives; another takes its work over when it has been silent for eight,
/// and looks every four. Longer silences of a living node, on a machine out of breath, do no harm: see decision 0060.
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler jobs(DataSource database, ObjectProvider<Task<?>> tasks) {
        List<Task<?>> known = tasks.stream().toList();
        return Scheduler.create(new TransactionAwareDataSourceProxy(database), known)
                .tableName("platform.scheduled_task")
                .serializer(new NoTaskData())
                .enablePriority()
                .enableImmediateExecution()
                .threads(2)
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(2))
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
    }
}
