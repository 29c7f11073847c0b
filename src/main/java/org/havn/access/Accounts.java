package org.havn.access;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havn.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The accounts of this Havn.
@Service
public class Accounts implements UserDetailsService {
    private static final Duration INVITATION_LASTS = Duration.ofHours(24);
    private static final Organisation FIRST = new Organisation(
            UUID.fromString("01920000-0000-7000-8000-000000000001"), "Havn", Organisation.Kind.AGENCY, "NO");
    private static final UnitId FIRST_UNIT = new UnitId(UUID.fromString("01920000-0000-7000-8000-000000000002"));
    private static final String WITH_ROLES = """
            select a.id, a.sign_in_name, a.display_name, a.password_hash, a.active,
                   case when a.kind = 'FAMILY' then array['FAMILY_MEMBER']
                        else coalesce(array_agg(distinct r.role) filter (where r.role is not null), '{}') end as roles
              from access.account a left join access.role_grant r
                on r.account = a.id and r.ended_at is null and (r.until_at is null or r.until_at > statement_timestamp())
             where %s
             group by a.id
            """;

    private final JdbcClient jdbc;
    private final Grants grants;
    private final Units units;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Accounts(JdbcClient jdbc, Grants grants, Units units, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.grants = grants;
        this.units = units;
        this.passwords = passwords;
        this.clock = clock;
    }

    /// Makes an account unless the name is taken, and says which account now has the name.
    ///
    /// @param password null where there are only passkeys
    @Transactional
    public UUID open(String signInName, String displayName, @Nullable String password, Set<Role> roles, UnitId unit) {
        return open(Ids.next(), signInName, displayName, password, roles, unit);
    }

    private UUID open(
            UUID id, String signInName, String displayName, @Nullable String password, Set<Role> roles, UnitId unit) {
        var name = signInName.strip().toLowerCase(Locale.ROOT);
        var existing = idOf(name);
        if (existing.isPresent()) {
            return existing.get();
        }
        jdbc.sql("""
                insert into access.account (id, sign_in_name, display_name, password_hash, created_at)
                values (:id, :name, :display, :hash, :now)
                """)
                .param("id", id)
                .param("name", name)
                .param("display", displayName)
                .param("hash", password == null ? null : passwords.encode(password))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        for (var role : roles) {
            grants.give(id, role, unit, "account-opened", "havn", null);
        }
        return id;
    }

    /// Makes an account in the unit that every Havn has from its first day.
    @Transactional
    public UUID open(String signInName, String displayName, String password, Set<Role> roles) {
        return open(signInName, displayName, password, roles, firstUnit());
    }

    /// Makes an account whose name nobody has yet.
    ///
    /// @throws SignInNameTaken if somebody has it
    @Transactional
    UUID openNew(String signInName, String displayName, @Nullable String password) {
        if (idOf(signInName.strip().toLowerCase(Locale.ROOT)).isPresent()) {
            throw new SignInNameTaken();
        }
        return open(Ids.next(), signInName, displayName, password, Set.of(), firstUnit());
    }

    /// Makes an account of a family's own, without a role or a unit, and known by a number nobody else has.
    @Transactional
    String openForFamily(UUID id, @Nullable String code, @Nullable String numberOrAny) {
        var number = numberOrAny == null ? Digits.random(Digits.NUMBER) : numberOrAny;
        var kept = jdbc.sql("""
                insert into access.account (id, sign_in_name, display_name, password_hash, created_at, kind)
                values (:id, :number, :number, :hash, :now, 'FAMILY') on conflict do nothing
                """)
                .param("id", id)
                .param("number", number)
                .param("hash", code == null ? null : passwords.encode(code))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (kept == 0) {
            if (numberOrAny != null) {
                throw new SignInNameTaken();
            }
            return openForFamily(id, code, null);
        }
        return number;
    }

    /// Keeps the code that the account's owner comes in with from now on.
    @Transactional
    void keepCode(UUID account, String code) {
        jdbc.sql("update access.account set password_hash = :hash where id = :id and active and kind = 'FAMILY'")
                .param("hash", passwords.encode(code))
                .param("id", account)
                .update();
    }

    /// Closes an account; what it did stays on record.
    @Transactional
    void close(UUID account) {
        jdbc.sql("update access.account set active = false where id = :id")
                .param("id", account)
                .update();
    }

    /// Every account, open ones first.
    List<AccountRow> all() {
        return jdbc.sql("""
                select a.id, a.sign_in_name, a.display_name, a.active,
                       coalesce(array_agg(r.role order by r.role) filter (where r.role is not null), '{}') as roles,
                       a.password_hash is not null
                           or exists (select from access.passkey p where p.account = a.id)
                           or exists (select from access.entry_code c
                                       where c.account = a.id and c.used_at is not null) as entered,
                       exists (select from access.entry_code c
                                where c.account = a.id and c.replaces and c.token_hash is null
                                  and c.until_at > statement_timestamp()) as agreed
                  from access.account a left join access.role_grant r
                    on r.account = a.id and r.ended_at is null
                   and (r.until_at is null or r.until_at > statement_timestamp())
                 where a.kind = 'STAFF'
                 group by a.id order by a.active desc, a.display_name
                """)
                .query((row, _) -> new AccountRow(
                        row.getString("id"),
                        row.getString("sign_in_name"),
                        row.getString("display_name"),
                        List.of((String[]) row.getArray("roles").getArray()),
                        row.getBoolean("active"),
                        row.getBoolean("entered"),
                        row.getBoolean("agreed")))
                .list();
    }

    Optional<UUID> idOf(String name) {
        return jdbc.sql("select id from access.account where sign_in_name = :name")
                .param("name", name)
                .query(UUID.class)
                .optional();
    }

    /// What people call the accounts, for pages that say who decided.
    public Map<UUID, String> displayNames(Collection<UUID> accounts) {
        var names = new HashMap<UUID, String>();
        if (!accounts.isEmpty()) {
            jdbc.sql("select id, display_name from access.account where id in (:ids)")
                    .param("ids", accounts)
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("display_name"));
                    });
        }
        return names;
    }

    /// Whether there is no administrator yet, or nobody who could be the second person for the only one.
    public boolean tooFewAdministrators() {
        return jdbc.sql("""
                select count(distinct a.id) < 2 or count(*) filter (where r.role = 'ADMINISTRATOR') = 0
                  from access.role_grant r join access.account a on a.id = r.account
                 where r.role in ('ADMINISTRATOR', 'DATA_PROTECTION_OFFICER') and r.ended_at is null and a.active
                   and (r.until_at is null or r.until_at > statement_timestamp())
                """).query(Boolean.class).single();
    }

    /// A secret that lets its holder open an administrator's account, once, within a day. Earlier ones end.
    @Transactional
    public String inviteAdministrator() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("delete from access.invitation where used_at is null").update();
        jdbc.sql("insert into access.invitation (token_hash, role, expires_at) values (:hash, :role, :until)")
                .param("hash", hash(token))
                .param("role", Role.ADMINISTRATOR.name())
                .param("until", clock.instant().plus(INVITATION_LASTS).atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    /// Whether the code is still good. It is for a Havn with too few administrators, and ends with the last missing
    /// one.
    boolean invites(String token) {
        return jdbc.sql("""
                        select exists (select 1 from access.invitation
                                where token_hash = :hash and used_at is null and expires_at > :now)
                """)
                        .param("hash", hash(token))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .single()
                && tooFewAdministrators();
    }

    /// Uses up the link and opens the account that it promised.
    ///
    /// @throws InvitationEnded if the link was used or has run out, or somebody is administrator by now
    @Transactional
    void accept(String token, UUID id, String signInName, String displayName) {
        var used = jdbc.sql("""
                update access.invitation set used_at = :now
                 where token_hash = :hash and used_at is null and expires_at > :now
                """)
                .param("hash", hash(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (used == 0 || !tooFewAdministrators()) {
            throw new InvitationEnded();
        }
        if (idOf(signInName.strip().toLowerCase(Locale.ROOT)).isPresent()) {
            throw new SignInNameTaken();
        }
        open(id, signInName, displayName, null, Set.of(Role.ADMINISTRATOR), firstUnit());
    }

    Units units() {
        return units;
    }

    /// Somebody has to belong somewhere before anybody can found an organisation.
    private UnitId firstUnit() {
        units.found(FIRST);
        units.open(FIRST_UNIT, FIRST.id(), "Havn");
        return FIRST_UNIT;
    }

    /// The account behind a session, unless it was closed meanwhile.
    Optional<SignedIn> active(UUID account) {
        return jdbc.sql(WITH_ROLES.formatted("a.id = :id and a.active"))
                .param("id", account)
                .query((row, _) -> SignedIn.from(row).withoutPassword())
                .optional();
    }

    @Override
    public SignedIn loadUserByUsername(String signInName) {
        return jdbc.sql(WITH_ROLES.formatted("a.sign_in_name = :name"))
                .param("name", signInName.strip().toLowerCase(Locale.ROOT))
                .query((row, _) -> SignedIn.from(row))
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("No such account"));
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
