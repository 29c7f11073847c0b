package org.havn.access.keeping;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rules of keeping: all that there ever were, and those of today.
@Component
class RetentionRules {
    private final JdbcClient jdbc;
    private final Clock clock;

    RetentionRules(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(RetentionRule it) {
        jdbc.sql("""
                insert into access.retention_rule (id, subject, days, valid_from, source, because, set_by, set_at)
                values (:id, :subject, :days, :from, :source, :because, :by, :now)
                """)
                .param("id", it.id())
                .param("subject", it.subject())
                .param("days", it.days())
                .param("from", it.validFrom())
                .param("source", it.source())
                .param("because", it.because())
                .param("by", it.setBy())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Every rule, the newest first.
    List<RetentionRule> all() {
        return jdbc.sql("select * from access.retention_rule order by valid_from desc, set_at desc")
                .query((row, _) -> new RetentionRule(
                        row.getObject("id", java.util.UUID.class),
                        row.getString("subject"),
                        row.getInt("days"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("source"),
                        row.getString("because"),
                        row.getString("set_by")))
                .list();
    }

    /// The rule that holds today for each kind of data that has one.
    Map<String, RetentionRule> today() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var valid = new HashMap<String, RetentionRule>();
        for (var rule : all()) {
            if (!rule.validFrom().isAfter(today)) {
                valid.putIfAbsent(rule.subject(), rule);
            }
        }
        return valid;
    }
}
