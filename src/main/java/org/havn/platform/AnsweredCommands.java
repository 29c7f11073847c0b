package org.havn.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The commands that were done, and what was answered: no content, no account, and an address at most.
@Component
class AnsweredCommands {
    /// How long a command is known again. A form cannot be open for longer than a session, which is half a day.
    static final Duration KEPT = Duration.ofDays(3);

    private final JdbcClient jdbc;
    private final Clock clock;

    AnsweredCommands(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What a command was answered.
    ///
    /// @param location where its sender was led, if anywhere
    record Answer(int status, @Nullable String location) {}

    /// Claims the command for this transaction. Where another is at the same one, waits for its end.
    ///
    /// @return its answer, if it was done before
    /// @throws CommandRefused if what was done under this key said something else
    Optional<Answer> claim(byte[] id, byte[] fingerprint) {
        var claimed = jdbc.sql("""
                insert into platform.answered_command (id, fingerprint, received_at) values (:id, :fingerprint, :now)
                on conflict (id) do nothing
                """)
                .param("id", id)
                .param("fingerprint", fingerprint)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return claimed == 1 ? Optional.empty() : Optional.of(done(id, fingerprint));
    }

    private Answer done(byte[] id, byte[] fingerprint) {
        return jdbc.sql("select fingerprint, status, location from platform.answered_command where id = :id")
                .param("id", id)
                .query((row, _) -> {
                    if (!Arrays.equals(row.getBytes("fingerprint"), fingerprint)) {
                        throw CommandRefused.another();
                    }
                    return new Answer(row.getInt("status"), row.getString("location"));
                })
                .single();
    }

    /// Keeps the answer, in the transaction of what was done.
    void answered(byte[] id, Answer answer) {
        jdbc.sql("update platform.answered_command set status = :status, location = :location where id = :id")
                .param("id", id)
                .param("status", answer.status())
                .param("location", answer.location())
                .update();
    }

    /// Nothing was done: what comes next under this key may say something else.
    void forget(byte[] id) {
        jdbc.sql("delete from platform.answered_command where id = :id")
                .param("id", id)
                .update();
    }

    /// Forgets what is older than anybody could still send.
    @Transactional
    public int age() {
        return jdbc.sql("delete from platform.answered_command where received_at < :before")
                .param("before", clock.instant().minus(KEPT.plusDays(1)).atOffset(ZoneOffset.UTC))
                .update();
    }
}
