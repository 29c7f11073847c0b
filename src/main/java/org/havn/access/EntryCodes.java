package org.havn.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Codes that let somebody make a passkey for their account: once, within a day, handed over in person.
///
/// The first one of an account is an administrator's to make. One for an account whose owner has come in before takes
/// their passkeys away, so it takes a second person: it is how a lost device is replaced, and how somebody could be
/// impersonated.
@Service
class EntryCodes {
    private static final Duration LASTS = Duration.ofHours(24);
    private static final Duration AGREED_FOR = Duration.ofDays(3);
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Passkeys passkeys;
    private final OpenSessions sessions;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Clock clock;

    EntryCodes(
            JdbcClient jdbc,
            Passkeys passkeys,
            OpenSessions sessions,
            AuditTrail trail,
            CurrentActor actor,
            Clock clock) {
        this.jdbc = jdbc;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
    }

    /// A new code; earlier ones of the account end.
    ///
    /// @throws EntryNotAgreed if its owner has come in before and no second person has agreed
    @OfWeight
    @Transactional
    public String make(UUID account) {
        var code = secret();
        var me = actor.get().account();
        var open = jdbc.sql("select id from access.account where id = :id and active and kind = 'STAFF' for update")
                .param("id", account)
                .query(UUID.class)
                .optional();
        if (open.isEmpty()) {
            throw new NotYourTask();
        }
        jdbc.sql(
                        "delete from access.entry_code where account = :account and used_at is null and token_hash is not null")
                .param("account", account)
                .update();
        if (entered(account)) {
            var made = jdbc.sql("""
                    update access.entry_code set token_hash = :hash, made_by = :me, until_at = :until
                     where account = :account and replaces and token_hash is null and until_at > :now
                    """)
                    .param("hash", Accounts.hash(code))
                    .param("me", me)
                    .param("until", clock.instant().plus(LASTS).atOffset(ZoneOffset.UTC))
                    .param("account", account)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            if (made == 0) {
                throw new EntryNotAgreed();
            }
        } else {
            insert(account, code, me);
        }
        trail.record(AuditEvent.by(me, AccessActs.ENTRY_CODE_MADE, "account", account));
        return code;
    }

    /// The code that a member of a family is handed together with their new account. Its maker is on record with the
    /// account.
    @OfWeight
    @Transactional
    public String makeForFamily(UUID account) {
        var code = Digits.random(Digits.ENTRY);
        insert(account, code, actor.get().account());
        trail.record(AuditEvent.by(actor.get().account(), AccessActs.ENTRY_CODE_MADE, "account", account));
        return code;
    }

    private void insert(UUID account, String code, UUID by) {
        jdbc.sql("""
                insert into access.entry_code (id, account, token_hash, replaces, made_by, until_at)
                values (:id, :account, :hash, false, :me, :until)
                """)
                .param("id", Ids.next())
                .param("account", account)
                .param("hash", Accounts.hash(code))
                .param("me", by)
                .param("until", clock.instant().plus(LASTS).atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Two people want this account's passkeys replaced: one code may be made, within three days.
    @OfWeight
    @Transactional
    public void agree(UUID account) {
        jdbc.sql("delete from access.entry_code where account = :account and used_at is null")
                .param("account", account)
                .update();
        jdbc.sql("""
                insert into access.entry_code (id, account, replaces, until_at) values (:id, :account, true, :until)
                """)
                .param("id", Ids.next())
                .param("account", account)
                .param("until", clock.instant().plus(AGREED_FOR).atOffset(ZoneOffset.UTC))
                .update();
        trail.record(AuditEvent.by(actor.get().account(), AccessActs.ENTRY_AGREED, "account", account));
    }

    /// For which account the code is good now.
    Optional<UUID> accountOf(String code) {
        return jdbc.sql("""
                select c.account from access.entry_code c join access.account a on a.id = c.account
                 where c.token_hash = :hash and c.used_at is null and c.until_at > :now and a.active
                """)
                .param("hash", Accounts.hash(code))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    /// Uses the code up. Where it replaces what was lost, the account's passkeys and sessions end.
    ///
    /// @throws InvitationEnded if it was used or has run out
    @Transactional
    public UUID use(String code) {
        var account = accountOf(code).orElseThrow(InvitationEnded::new);
        var replaces = jdbc.sql("""
                update access.entry_code set used_at = :now where token_hash = :hash and used_at is null returning replaces
                """)
                .param("hash", Accounts.hash(code))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional()
                .orElseThrow(InvitationEnded::new);
        if (replaces) {
            passkeys.removeAll(account);
            sessions.endAll(account);
        }
        trail.record(
                AuditEvent.by(account, AccessActs.ENTERED, "account", account).with("replaces", replaces));
        return account;
    }

    private boolean entered(UUID account) {
        return jdbc.sql("""
                select a.password_hash is not null
                       or exists (select from access.passkey p where p.account = a.id)
                       or exists (select from access.entry_code c where c.account = a.id and c.used_at is not null)
                  from access.account a where a.id = :account
                """).param("account", account).query(Boolean.class).single();
    }

    private static String secret() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
