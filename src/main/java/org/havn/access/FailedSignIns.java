package org.havn.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes guessing slow: after five failures a name rests, each time twice as long, up to fifteen minutes.
@Component
class FailedSignIns {
    private static final int FREE_TRIES = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    FailedSignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Whether the name rests now.
    boolean resting(String signInName) {
        return jdbc.sql("select blocked_until from access.failed_sign_in where sign_in_name = :name")
                .param("name", key(signInName))
                .query((row, _) -> row.getTimestamp("blocked_until"))
                .optional()
                .filter(until -> until.toInstant().isAfter(clock.instant()))
                .isPresent();
    }

    @EventListener
    @Transactional
    void failed(AuthenticationFailureBadCredentialsEvent event) {
        var name = key(event.getAuthentication().getName());
        var failures = jdbc.sql("""
                insert into access.failed_sign_in (sign_in_name, failures) values (:name, 1)
                on conflict (sign_in_name) do update set failures = access.failed_sign_in.failures + 1
                returning failures
                """).param("name", name).query(Integer.class).single();
        if (failures > FREE_TRIES) {
            jdbc.sql("update access.failed_sign_in set blocked_until = :until where sign_in_name = :name")
                    .param("until", restUntil(failures).atOffset(ZoneOffset.UTC))
                    .param("name", name)
                    .update();
        }
    }

    @EventListener
    @Transactional
    void succeeded(AuthenticationSuccessEvent event) {
        jdbc.sql("delete from access.failed_sign_in where sign_in_name = :name")
                .param("name", key(event.getAuthentication().getName()))
                .update();
    }

    private Instant restUntil(int failures) {
        var seconds = Math.min(LONGEST.toSeconds(), 1L << Math.min(20, failures - FREE_TRIES + 3));
        return clock.instant().plusSeconds(seconds);
    }

    private static String key(String signInName) {
        var name = signInName.strip().toLowerCase(Locale.ROOT);
        return name.length() > 200 ? name.substring(0, 200) : name;
    }
}
