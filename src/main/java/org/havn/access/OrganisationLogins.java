package org.havn.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Whose account a provider's subject is. Nothing else that a provider tells counts: an address or a name may be given
/// to somebody else one day.
@Service
class OrganisationLogins {
    private final JdbcClient jdbc;
    private final AuditTrail trail;
    private final Clock clock;

    OrganisationLogins(JdbcClient jdbc, AuditTrail trail, Clock clock) {
        this.jdbc = jdbc;
        this.trail = trail;
        this.clock = clock;
    }

    Optional<UUID> accountOf(String issuer, String subject) {
        return jdbc.sql("select account from access.organisation_login where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
    }

    boolean linked(String issuer, UUID account) {
        return jdbc.sql("""
                select exists (select from access.organisation_login where issuer = :issuer and account = :account)
                """)
                .param("issuer", issuer)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /// Lets whoever this is for the provider come in as this account.
    ///
    /// @throws LoginTaken if it is somebody else's, or the account has one
    @Transactional
    public void link(String issuer, String subject, UUID account) {
        try {
            jdbc.sql("""
                    insert into access.organisation_login (issuer, subject, account, linked_at)
                    values (:issuer, :subject, :account, :now)
                    """)
                    .param("issuer", issuer)
                    .param("subject", subject)
                    .param("account", account)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException taken) {
            var refusal = new LoginTaken();
            refusal.initCause(taken);
            throw refusal;
        }
        trail.record(AuditEvent.by(account, AccessActs.ORGANISATION_LINKED, "account", account));
    }

    @OfWeight
    @Transactional
    public void unlink(UUID account) {
        var gone = jdbc.sql("delete from access.organisation_login where account = :account")
                .param("account", account)
                .update();
        if (gone > 0) {
            trail.record(AuditEvent.by(account, AccessActs.ORGANISATION_UNLINKED, "account", account));
        }
    }
}
