package org.havn.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import org.havn.platform.OwnWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Emergency openings that nobody has reviewed in time.
@Component
class OpeningMetrics implements MeterBinder {
    private final JdbcClient jdbc;
    private final Clock clock;

    OpeningMetrics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// How many there are.
    int overdue() {
        return OwnWork.of(
                "access.openings",
                () -> jdbc.sql("""
                        select count(*) from access.case_opening
                         where kind = 'BREAK_GLASS' and reviewed_at is null and since < :before
                        """)
                        .param("before", Timestamp.from(clock.instant().minus(CaseOpenings.REVIEW_WITHIN)))
                        .query(Integer.class)
                        .single());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("havn.glass.overdue", this, OpeningMetrics::overdue)
                .description("Emergency openings whose review is overdue")
                .register(registry);
    }
}
