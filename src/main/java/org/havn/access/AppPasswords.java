package org.havn.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Passwords of programs on devices, one for each device, which people may end at any time.
@Service
public class AppPasswords {
    private static final SecureRandom RANDOM = new SecureRandom();
    /// How exactly it is known when a password was used last; otherwise each request would write.
    private static final Duration ROUGHLY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final CurrentActor actor;
    private final AuditTrail trail;
    private final Clock clock;

    AppPasswords(JdbcClient jdbc, Accounts accounts, CurrentActor actor, AuditTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.actor = actor;
        this.trail = trail;
        this.clock = clock;
    }

    /// A device that has a password.
    ///
    /// @param device its name, which it signs in with
    public record Device(
            UUID id,
            String device,
            Instant madeAt,
            @Nullable Instant usedAt) {}

    /// A password that was just made, to be typed into the device; it is not shown again.
    public record Made(String device, String password) {
        @Override
        public String toString() {
            return "Made[" + device + ", hidden]";
        }
    }

    /// Who a device acts for.
    record OnDevice(SignedIn who, String device) {}

    /// Makes a password for one more device of the reader's.
    @Transactional
    public Made make() {
        var name = new byte[4];
        RANDOM.nextBytes(name);
        var secret = new byte[18];
        RANDOM.nextBytes(secret);
        var made = new Made(
                "collect-" + HexFormat.of().formatHex(name),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        var id = Ids.next();
        jdbc.sql("""
                insert into access.app_password (id, account, device, hash, made_at)
                values (:id, :account, :device, :hash, :now)
                """)
                .param("id", id)
                .param("account", actor.get().account())
                .param("device", made.device())
                .param("hash", Accounts.hash(made.password()))
                .param("now", now())
                .update();
        trail.record(AuditEvent.by(actor.get().account(), AccessActs.APP_PASSWORD_MADE, "app-password", id)
                .with("device", made.device()));
        return made;
    }

    /// The reader's own devices whose passwords count.
    @Transactional(readOnly = true)
    public List<Device> mine() {
        return jdbc.sql("""
                select id, device, made_at, used_at from access.app_password
                 where account = :account and ended_at is null order by made_at desc, id
                """)
                .param("account", actor.get().account())
                .query((row, _) -> new Device(
                        row.getObject("id", UUID.class),
                        row.getString("device"),
                        Objects.requireNonNull(instant(row, "made_at"), "made at some time"),
                        instant(row, "used_at")))
                .list();
    }

    /// Ends a password of the reader's own; from now on the device is turned away.
    @Transactional
    public void end(UUID id) {
        var ended = jdbc.sql("""
                update access.app_password set ended_at = :now
                 where id = :id and account = :account and ended_at is null
                """)
                .param("now", now())
                .param("id", id)
                .param("account", actor.get().account())
                .update();
        if (ended > 0) {
            trail.record(AuditEvent.by(actor.get().account(), AccessActs.APP_PASSWORD_ENDED, "app-password", id));
        }
    }

    /// Whose device this is, if its password is right and was not ended, and the account is open.
    @Transactional
    Optional<OnDevice> find(String device, String password) {
        return jdbc.sql("""
                select id, account, hash, used_at from access.app_password where device = :device and ended_at is null
                """)
                .param("device", device)
                .query((row, _) -> {
                    var right = MessageDigest.isEqual(row.getBytes("hash"), Accounts.hash(password));
                    if (right) {
                        used(row.getObject("id", UUID.class), instant(row, "used_at"));
                    }
                    return right ? Optional.of(row.getObject("account", UUID.class)) : Optional.<UUID>empty();
                })
                .optional()
                .flatMap(it -> it)
                .flatMap(accounts::active)
                .map(it -> new OnDevice(it, device));
    }

    private void used(UUID id, @Nullable Instant before) {
        if (before == null || before.isBefore(clock.instant().minus(ROUGHLY))) {
            jdbc.sql("update access.app_password set used_at = :now where id = :id")
                    .param("now", now())
                    .param("id", id)
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
