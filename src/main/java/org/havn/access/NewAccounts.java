package org.havn.access;

import java.util.Set;
import java.util.UUID;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Opens and closes accounts on somebody's word. A new account can do nothing until a second person has agreed to each
/// of its roles; a closed one is out at once.
@Service
class NewAccounts {
    private final Accounts accounts;
    private final FourEyes fourEyes;
    private final OpenSessions sessions;
    private final AuditTrail trail;
    private final CurrentActor actor;

    NewAccounts(Accounts accounts, FourEyes fourEyes, OpenSessions sessions, AuditTrail trail, CurrentActor actor) {
        this.accounts = accounts;
        this.fourEyes = fourEyes;
        this.sessions = sessions;
        this.trail = trail;
        this.actor = actor;
    }

    /// @throws SignInNameTaken if somebody has the name
    @Transactional
    void open(
            String name, String displayName, @Nullable String password, Set<Role> roles, UnitId unit, String because) {
        var account = accounts.openNew(name, displayName, password);
        trail.record(AuditEvent.by(actor.get().account(), AccessActs.ACCOUNT_OPENED, "account", account));
        for (var role : roles) {
            fourEyes.ask(GiveRole.CODE, GiveRole.parameters(account, role, unit, "", because), because);
        }
    }

    /// Asks a second person to let lost passkeys be replaced.
    void askForReplacement(UUID account, String because) {
        fourEyes.ask(ReplacePasskeys.CODE, ReplacePasskeys.parameters(account), because);
    }

    /// Signs an account out everywhere.
    @OfWeight
    @Transactional
    void endSessions(UUID account) {
        var count = sessions.endAll(account);
        trail.record(AuditEvent.by(actor.get().account(), AccessActs.SESSIONS_ENDED, "account", account)
                .with("count", count));
    }

    @OfWeight
    @Transactional
    void close(UUID account) {
        accounts.close(account);
        sessions.endAll(account);
        trail.record(AuditEvent.by(actor.get().account(), AccessActs.ACCOUNT_CLOSED, "account", account));
    }
}
