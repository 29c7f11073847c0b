package org.havn.platform.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.havn.platform.OwnWork;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// How far this node's clock and the database's are apart. All nodes share the database, so a node whose clock goes
/// wrong
/// differs from it.
@Component
class ClockMetrics implements MeterBinder {
    private final JdbcClient jdbc;
    private final Clock clock;

    ClockMetrics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// In seconds; not a number while the database does not answer, which is another alert.
    double apart() {
        try {
            return OwnWork.of("platform.clock", () -> {
                var before = clock.instant();
                var there = jdbc.sql("select clock_timestamp()")
                        .query(Timestamp.class)
                        .single()
                        .toInstant();
                var after = clock.instant();
                // somewhere between asking and hearing: what the way took is no difference
                if (there.isBefore(before)) {
                    return Duration.between(there, before).toMillis() / 1000.0;
                }
                return there.isAfter(after) ? Duration.between(after, there).toMillis() / 1000.0 : 0;
            });
        } catch (DataAccessException | TransactionException silent) {
            return Double.NaN;
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("havn.clock.apart.seconds", this, ClockMetrics::apart)
                .description("How far this node's clock and the database's are apart")
                .register(registry);
    }
}
