package org.havn.access.exports;

import java.security.cert.CertificateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.access.FourEyes;
import org.havn.access.OfWeight;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Those to whom files with people in them may be sealed. Two people register one; one person ends it.
@Service
class Recipients {
    static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final FourEyes fourEyes;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Clock clock;

    Recipients(JdbcClient jdbc, FourEyes fourEyes, AuditTrail trail, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.fourEyes = fourEyes;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
    }

    /// Asks for a recipient; files can be sealed to them when a second person has agreed.
    ///
    /// @param pem their certificate
    @OfWeight
    @Transactional
    UUID ask(String name, String organisation, String pem, String because) {
        var certificate = Certificate.ofPem(pem, clock.instant());
        var recipient = new Recipient(
                Ids.next(),
                named(name),
                named(organisation),
                certificate,
                actor.get().account(),
                clock.instant(),
                null,
                null);
        jdbc.sql("""
                insert into access.recipient (id, name, organisation, certificate, fingerprint, good_until, asked_by,
                                              asked_at)
                values (:id, :name, :organisation, :certificate, :fingerprint, :until, :by, :at)
                """)
                .param("id", recipient.id())
                .param("name", recipient.name())
                .param("organisation", recipient.organisation())
                .param("certificate", certificate.der())
                .param("fingerprint", certificate.fingerprint())
                .param("until", certificate.goodUntil().atOffset(ZoneOffset.UTC))
                .param("by", recipient.askedBy())
                .param("at", recipient.askedAt().atOffset(ZoneOffset.UTC))
                .update();
        fourEyes.ask(RegisterRecipient.CODE, Map.of("recipient", recipient.id().toString()), because);
        return recipient.id();
    }

    /// Keeps that two people have agreed.
    void register(UUID id) {
        jdbc.sql("update access.recipient set registered_at = :now where id = :id and registered_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        trail.record(AuditEvent.by(actor.get().account(), ExportActs.RECIPIENT_REGISTERED, "recipient", id));
    }

    /// No file is sealed to them any more.
    @OfWeight
    @Transactional
    void end(UUID id) {
        var ended = jdbc.sql("update access.recipient set ended_at = :now where id = :id and ended_at is null")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        if (ended > 0) {
            trail.record(AuditEvent.by(actor.get().account(), ExportActs.RECIPIENT_ENDED, "recipient", id));
        }
    }

    /// Those to whom a file can be sealed today.
    List<Recipient> usable() {
        var now = clock.instant();
        return all().stream().filter(it -> it.usableAt(now)).toList();
    }

    /// @throws RecipientNotThere if no file can be sealed to them today
    Recipient requireUsable(String id) {
        return usable().stream()
                .filter(it -> it.id().toString().equals(id))
                .findFirst()
                .orElseThrow(RecipientNotThere::new);
    }

    Optional<Recipient> find(UUID id) {
        return all().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    /// Everybody, registered or asked for, by name.
    List<Recipient> all() {
        return jdbc.sql("select * from access.recipient order by organisation, name, asked_at")
                .query((row, _) -> recipient(row))
                .list();
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        try {
            return new Recipient(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    row.getString("organisation"),
                    Certificate.ofBytes(row.getBytes("certificate")),
                    row.getObject("asked_by", UUID.class),
                    row.getTimestamp("asked_at").toInstant(),
                    instant(row.getTimestamp("registered_at")),
                    instant(row.getTimestamp("ended_at")));
        } catch (CertificateException changed) {
            throw new IllegalStateException(
                    "The certificate of recipient " + row.getString("id") + " is not what was registered", changed);
        }
    }

    private static @Nullable Instant instant(@Nullable Timestamp moment) {
        return moment == null ? null : moment.toInstant();
    }

    private static String named(String typed) {
        var name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST) {
            throw new RecipientNotNamed(LONGEST);
        }
        return name;
    }
}
