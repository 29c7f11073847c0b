package org.havn.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.vault.SealedNote;
import org.havn.access.vault.Vault;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Columns;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Families' own accounts: one for each grown person, issued by a caseworker who knows their face, and lost
/// in person only (docs/decisions/0150-families-own-accounts.md).
///
/// Whether the caseworker sees the case, and whether the person is grown up and on it, is for the caller to
/// know.
@Service
public class FamilyAccounts {
    private static final String WORK = "access.family";
    static final SealedNote BECAUSE = SealedNote.of("access.family_account", "because", "account");
    static final SealedNote WHY_ENDED = SealedNote.of("access.family_account", "ended_because", "account");

    private static final String ALL = """
            select f.*, a.sign_in_name from access.family_account f join access.account a on a.id = f.account
            """;

    /// What is handed over.
    ///
    /// @param code the way in, once and within a day
    public record Issued(UUID account, String number, String code) {
        @Override
        public String toString() {
            return "Issued[" + account + ", hidden]";
        }
    }

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Accounts accounts;
    private final EntryCodes codes;
    private final OpenSessions sessions;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Clock clock;

    FamilyAccounts(
            JdbcClient jdbc,
            Vault vault,
            Accounts accounts,
            EntryCodes codes,
            OpenSessions sessions,
            AuditTrail trail,
            CurrentActor actor,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.accounts = accounts;
        this.codes = codes;
        this.sessions = sessions;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
    }

    /// Issues an account. One that the person has already ends in the same moment, with its sessions and
    /// its ways in: that is how a lost telephone is replaced.
    ///
    /// @param sight whose rows it may read, and until which day; without one, for as long as there is an
    ///     account
    /// @param because how the person showed who they are
    @OfWeight
    @Transactional
    public Issued issue(String caseNumber, UUID person, Map<UUID, Optional<LocalDate>> sight, String because) {
        var sentence = ReasonMissing.requireSentence(because);
        open(person).forEach(it -> end(it, "issued-anew"));
        var account = Ids.next();
        var number = accounts.openForFamily(account, null, null);
        insert(account, caseNumber, person, sentence);
        see(account, sight);
        trail.record(AuditEvent.by(actor.get().account(), AccessActs.FAMILY_ACCOUNT_ISSUED, "account", account)
                .inCase(caseNumber));
        return new Issued(account, number, codes.makeForFamily(account));
    }

    /// The invented family's account, with a code that is printed on purpose.
    @Transactional
    public void issueForDemonstration(
            String number, String code, String caseNumber, UUID person, Map<UUID, Optional<LocalDate>> sight) {
        if (open(person).isEmpty()) {
            var account = Ids.next();
            accounts.openForFamily(account, code, number);
            insert(account, caseNumber, person, "demonstration");
            see(account, sight);
        }
    }

    /// Ends an account of this case, with its sessions.
    ///
    /// @return whether there was one
    @OfWeight
    @Transactional
    public boolean end(String caseNumber, UUID account, String because) {
        var sentence = ReasonMissing.requireSentence(because);
        var found = ofCase(caseNumber).stream()
                .filter(it -> it.open() && it.account().equals(account))
                .findFirst();
        found.ifPresent(it -> end(it, sentence));
        return found.isPresent();
    }

    /// The accounts of a person's end: they have left the case, or are on record as another person from now
    /// on.
    @Transactional
    public void endOf(UUID person, String because) {
        open(person).forEach(it -> end(it, because));
    }

    private void end(FamilyAccount it, String because) {
        OwnWork.run(
                WORK,
                () -> jdbc.sql("""
                update access.family_account set ended_at = :now, ended_by = :by,
                       ended_because_sealed = :because
                 where account = :account and ended_at is null
                """)
                        .param("now", now())
                        .param("by", by())
                        .param("because", vault.seal(WHY_ENDED, it.account().toString(), it.caseNumber(), because))
                        .param("account", it.account())
                        .update());
        accounts.close(it.account());
        sessions.endAll(it.account());
        trail.record(actor.find()
                .map(me -> AuditEvent.by(me.account(), AccessActs.FAMILY_ACCOUNT_ENDED, "account", it.account()))
                .orElseGet(() ->
                        AuditEvent.byJob("family-accounts", AccessActs.FAMILY_ACCOUNT_ENDED, "account", it.account()))
                .inCase(it.caseNumber()));
    }

    /// Says anew whose rows the open accounts of a case may read, because the family is another one now.
    ///
    /// @param sightOf for each person with an account, whom it sees
    @Transactional
    public void seeAnew(String caseNumber, Map<UUID, Map<UUID, Optional<LocalDate>>> sightOf) {
        for (var it : ofCase(caseNumber)) {
            if (it.open()) {
                see(it.account(), sightOf.getOrDefault(it.person(), Map.of(it.person(), Optional.empty())));
            }
        }
    }

    /// The accounts that a case has or had, the newest first. Whoever asks sees the case.
    @Transactional(readOnly = true)
    public List<FamilyAccount> ofCase(String caseNumber) {
        return OwnWork.of(
                WORK,
                () -> jdbc.sql(ALL + " where f.case_number = :number order by f.issued_at desc")
                        .param("number", caseNumber)
                        .query((row, _) -> account(row))
                        .list());
    }

    /// The account that asks, if it is a family's own.
    @Transactional(readOnly = true)
    public Optional<FamilyAccount> mine() {
        return jdbc.sql(ALL + " where f.account = :me and f.ended_at is null")
                .param("me", actor.get().account())
                .query((row, _) -> account(row))
                .optional();
    }

    /// Which of these accounts are a family's own.
    @Transactional(readOnly = true)
    public List<UUID> among(Collection<UUID> some) {
        return jdbc.sql("select id from access.account where kind = 'FAMILY' and id = any(cast(:some as uuid[]))")
                .param("some", Columns.column(some, it -> it))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Somebody came in with a code for the first time.
    @Transactional
    void entered(UUID account) {
        OwnWork.run(
                WORK,
                () -> jdbc.sql("""
                update access.family_account set entered_at = :now where account = :account and entered_at is null
                """)
                        .param("now", now())
                        .param("account", account)
                        .update());
    }

    private List<FamilyAccount> open(UUID person) {
        return OwnWork.of(
                WORK,
                () -> jdbc.sql(ALL + " where f.person_id = :person and f.ended_at is null for update of f")
                        .param("person", person)
                        .query((row, _) -> account(row))
                        .list());
    }

    private void insert(UUID account, String caseNumber, UUID person, String because) {
        OwnWork.run(
                WORK,
                () -> jdbc.sql("""
                insert into access.family_account (account, person_id, case_number, because_sealed, issued_by, issued_at)
                values (:account, :person, :number, :because, :by, :now)
                """)
                        .param("account", account)
                        .param("person", person)
                        .param("number", caseNumber)
                        .param("because", vault.seal(BECAUSE, account.toString(), caseNumber, because))
                        .param("by", by())
                        .param("now", now())
                        .update());
    }

    private void see(UUID account, Map<UUID, Optional<LocalDate>> sight) {
        var persons = new ArrayList<>(sight.keySet());
        OwnWork.run(WORK, () -> {
            jdbc.sql("delete from access.family_sight where account = :account")
                    .param("account", account)
                    .update();
            jdbc.sql("""
                    insert into access.family_sight (account, person_id, until_on)
                    select :account, * from unnest(cast(:persons as uuid[]), cast(:until as date[]))
                    """)
                    .param("account", account)
                    .param("persons", Columns.column(persons, it -> it))
                    .param(
                            "until",
                            Columns.column(
                                    persons,
                                    it -> sight.getOrDefault(it, Optional.empty())
                                            .orElse(null)))
                    .update();
        });
    }

    private static FamilyAccount account(ResultSet row) throws SQLException {
        return new FamilyAccount(
                row.getObject("account", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("case_number"),
                row.getString("sign_in_name"),
                row.getTimestamp("issued_at").toInstant(),
                instant(row.getTimestamp("entered_at")),
                instant(row.getTimestamp("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private String by() {
        return actor.find().map(it -> it.account().toString()).orElse("havn");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
