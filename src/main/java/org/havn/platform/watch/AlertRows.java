package org.havn.platform.watch;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which conditions hold and were told, for all nodes together.
@Component
class AlertRows {
    private final JdbcClient jdbc;

    AlertRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Notes that a condition has begun.
    ///
    /// @return whether nobody had noted it
    boolean begin(String condition, Instant now) {
        return jdbc.sql("""
                        insert into platform.alert (condition, began_at) values (:condition, :now)
                        on conflict (condition) do nothing
                        """)
                        .param("condition", condition)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /// Notes that it has ended.
    ///
    /// @return whether it held until now
    boolean end(String condition) {
        return jdbc.sql("delete from platform.alert where condition = :condition")
                        .param("condition", condition)
                        .update()
                == 1;
    }
}
