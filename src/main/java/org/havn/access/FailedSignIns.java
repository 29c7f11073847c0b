package org.havn.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes guessing slow: after five failures a name rests, each time twice as long, up to fifteen minutes.
///
/// A try counts as a failure from the moment it is made; a success wipes the count. Names that nobody tried for a day
/// are forgotten, so that invented ones do not pile up.
@Component
class FailedSignIns {
    private static final int FREE_TRIES = 5;
    private static final int LONGEST_NAME = 200;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile Instant swept = Instant.EPOCH;

    FailedSignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Whether somebody could be called so; what the database cannot even hold is nobody's name.
    static boolean looksLikeAName(String signInName) {
        return signInName.length() <= LONGEST_NAME && signInName.chars().noneMatch(Character::isISOControl);
    }

    /// Counts a try under the name, unless the name rests. Counting and asking are one statement: of many tries at the
    /// same moment no more get through than one after the other.
    ///
    /// @return whether the password may be looked at
    @Transactional
    public boolean mayTry(String signInName) {
        sweep();
        return jdbc.sql("""
                        insert into access.failed_sign_in as it (sign_in_name, failures, blocked_until)
                        values (:name, 1, :now)
                        on conflict (sign_in_name) do update
                           set failures = it.failures + 1,
                               blocked_until = case when it.failures < :free then :now
                                   else :now + make_interval(secs =>
                                        least(:longest, power(2, least(20, it.failures - :free + 4)))) end
                         where it.blocked_until is null or it.blocked_until <= :now
                        """)
                        .param("name", key(signInName))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("free", FREE_TRIES)
                        .param("longest", LONGEST.toSeconds())
                        .update()
                == 1;
    }

    /// Forgets a try whose password was never looked at.
    @Transactional
    public void takeBack(String signInName) {
        jdbc.sql("""
                update access.failed_sign_in set failures = greatest(0, failures - 1), blocked_until = :now
                 where sign_in_name = :name
                """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("name", key(signInName))
                .update();
    }

    @EventListener
    @Transactional
    public void succeeded(AuthenticationSuccessEvent event) {
        jdbc.sql("delete from access.failed_sign_in where sign_in_name = :name")
                .param("name", key(event.getAuthentication().getName()))
                .update();
    }

    private void sweep() {
        var now = clock.instant();
        if (now.isBefore(swept.plus(BETWEEN_SWEEPS))) {
            return;
        }
        swept = now;
        jdbc.sql("delete from access.failed_sign_in where blocked_until is null or blocked_until < :before")
                .param("before", now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String key(String signInName) {
        return signInName.strip().toLowerCase(Locale.ROOT);
    }
}
