package org.havn.access;

import java.util.UUID;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Proves with the password who acts, in the demonstration. Tries count like those at the door.
@Component
class PasswordProof {
    private final AuthenticationManager signIn;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    PasswordProof(AuthenticationManager signIn, Accounts accounts, AuditTrail trail, TransactionTemplate transaction) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.trail = trail;
        this.transaction = transaction;
    }

    /// @throws org.springframework.security.core.AuthenticationException if it is not theirs
    boolean proves(UUID account, String password) {
        var name = accounts.active(account).map(SignedIn::signInName).orElseThrow(NotYourTask::new);
        signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password));
        transaction.executeWithoutResult(
                _ -> trail.record(AuditEvent.by(account, AccessActs.PROVED, "account", account)));
        return true;
    }
}
