package org.havn.access;

import java.util.UUID;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Tells the audit trail who came in, and under which account somebody tried in vain. A name that nobody has leaves no
/// event: whoever types names could fill the trail with them.
@Component
class SignInTrail {
    private final AuditTrail trail;
    private final JdbcClient jdbc;

    SignInTrail(AuditTrail trail, JdbcClient jdbc) {
        this.trail = trail;
        this.jdbc = jdbc;
    }

    /// Before the session knows whose it is: who cannot be recorded does not come in.
    @Transactional
    public void cameIn(UUID account, Way way) {
        trail.record(
                AuditEvent.by(account, AccessActs.SIGNED_IN, "account", account).with("way", way));
    }

    @EventListener
    @Transactional
    public void triedInVain(AbstractAuthenticationFailureEvent event) {
        var name = event.getAuthentication().getName();
        if (!FailedSignIns.looksLikeAName(name)) {
            return;
        }
        jdbc.sql("select id from access.account where sign_in_name = lower(:name)")
                .param("name", name.strip())
                .query(UUID.class)
                .optional()
                .ifPresent(it -> trail.record(AuditEvent.byJob("sign-in", AccessActs.SIGN_IN_FAILED, "account", it)));
    }
}
