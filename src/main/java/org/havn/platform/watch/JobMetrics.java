package org.havn.platform.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How much work waits for a node, and for how long.
@Component
class JobMetrics implements MeterBinder {
    private static final String WAITING = """
            select count(*) from platform.scheduled_task where not picked and execution_time <= :now
            """;
    private static final String OLDEST = """
            select coalesce(extract(epoch from cast(:now as timestamptz) - min(execution_time)), 0)
              from platform.scheduled_task where not picked and execution_time <= :now
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JobMetrics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("havn.jobs.waiting", this, it -> it.ask(WAITING))
                .description("Jobs that are due and that no node has taken")
                .register(registry);
        Gauge.builder("havn.jobs.oldest.seconds", this, it -> it.ask(OLDEST))
                .description("For how long the oldest of them has been due")
                .register(registry);
    }

    private double ask(String question) {
        return jdbc.sql(question)
                .param("now", Timestamp.from(clock.instant()))
                .query(Double.class)
                .single();
    }
}
