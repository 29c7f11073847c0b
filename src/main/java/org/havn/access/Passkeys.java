package org.havn.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// People's passkeys: made on a device of theirs, used to come in and to prove afresh who acts, taken away.
@Service
class Passkeys {
    static final int LONGEST_NAME = 60;

    private final PasskeyRows rows;
    private final PasskeyChecks checks;
    private final Challenges challenges;
    private final OwnAddress address;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean passwords;

    Passkeys(
            PasskeyRows rows,
            PasskeyChecks checks,
            Challenges challenges,
            OwnAddress address,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${havn.demo:false}") boolean demo) {
        this.rows = rows;
        this.checks = checks;
        this.challenges = challenges;
        this.address = address;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
        this.passwords = demo;
    }

    List<Passkey> of(UUID account) {
        return rows.of(account);
    }

    /// Whether this account has no other way in than its organisation's.
    boolean onlyWayIn(UUID account) {
        return !passwords && rows.of(account).isEmpty();
    }

    /// For which account the browser's present answer was asked.
    ///
    /// @throws PasskeyNotProven if nothing was asked, or too long ago
    Challenges.Challenge asked(HttpServletRequest request) {
        return challenges.take(request, Challenges.To.MAKE).orElseThrow(PasskeyNotProven::new);
    }

    /// Keeps a new passkey of the account that its challenge was for.
    ///
    /// @throws PasskeyNotProven if the answer does not fit
    @OfWeight
    @Transactional
    public void add(HttpServletRequest request, Challenges.Challenge challenge, String name) {
        var made = checks.made(PasskeyAnswer.Made.in(request), challenge, address.origin(request), address.host());
        var passkey = new Passkey(
                Ids.next(),
                challenge.handle(),
                made.credentialId(),
                made.attested(),
                made.signCount(),
                made.synced(),
                made.backedUp(),
                named(name),
                clock.instant(),
                null);
        try {
            rows.insert(passkey);
        } catch (DuplicateKeyException taken) {
            var refusal = new PasskeyNotProven();
            refusal.initCause(taken);
            throw refusal;
        }
        trail.record(AuditEvent.by(passkey.account(), AccessActs.PASSKEY_ADDED, "passkey", passkey.id())
                .with("synced", passkey.synced()));
    }

    /// Takes one's own passkey away.
    ///
    /// @throws LastPasskey if there would be no way in any more
    @OfWeight
    @Transactional
    public void remove(UUID account, UUID id) {
        rows.oneAtATime(account);
        var held = rows.of(account);
        if (held.stream().noneMatch(it -> it.id().equals(id))) {
            throw new NotYourTask();
        }
        if (held.size() == 1 && !passwords) {
            throw new LastPasskey();
        }
        take(account, account, id);
    }

    /// Takes all away, because their owner has lost them.
    @Transactional
    public void removeAll(UUID account) {
        rows.oneAtATime(account);
        rows.of(account).forEach(it -> take(account, account, it.id()));
    }

    /// Who has signed what this browser was given to sign.
    ///
    /// @param purpose what for, as the trail keeps it: `sign-in` or `proof`
    /// @throws PasskeyNotProven if nobody has
    UUID whoSigned(HttpServletRequest request, String purpose) {
        var challenge = challenges.take(request, Challenges.To.PROVE).orElseThrow(PasskeyNotProven::new);
        var answer = PasskeyAnswer.Signed.in(request);
        var origin = address.origin(request);
        var who = transaction.execute(_ -> {
            var passkey = rows.held(answer.credentialId()).orElseThrow(PasskeyNotProven::new);
            if (!answer.handle().equals(handle(passkey.account()))) {
                throw new PasskeyNotProven();
            }
            try {
                var use = checks.signed(passkey, answer, challenge, origin, address.host());
                rows.used(passkey.id(), use.signCount(), use.backedUp(), clock.instant());
                trail.record(AuditEvent.by(passkey.account(), AccessActs.PASSKEY_USED, "passkey", passkey.id())
                        .forPurpose(purpose));
                return passkey.account();
            } catch (PasskeyChecks.Copied copied) {
                trail.record(AuditEvent.by(passkey.account(), AccessActs.PASSKEY_COPIED, "passkey", passkey.id()));
                return Challenges.NOBODY;
            }
        });
        if (who == null || who.equals(Challenges.NOBODY)) {
            throw new PasskeyNotProven();
        }
        return who;
    }

    /// An account as devices know it: its id's 16 bytes.
    static String handle(UUID account) {
        var bytes = ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void take(UUID by, UUID account, UUID id) {
        if (rows.remove(account, id)) {
            trail.record(AuditEvent.by(by, AccessActs.PASSKEY_REMOVED, "passkey", id));
        }
    }

    private static String named(String typed) {
        var name = typed.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new PasskeyNameMissing(LONGEST_NAME);
        }
        return name;
    }
}
