package org.havn.access;

import static org.havn.platform.Columns.column;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.havn.access.vault.SealedNote;
import org.havn.access.vault.Vault;
import org.havn.platform.OwnWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who sees which case. What is kept here is what PostgreSQL's row-level security asks.
///
/// Whether somebody may change it is decided by the caller's own handler; the tables are written as Havn's
/// own work.
@Service
public class CaseScopes {
    private static final String OPEN = "access.scope.open";

    private record PersonOnCase(String number, UUID person) {}

    private record Share(String number, UnitId unit, String kind) {}

    static final SealedNote WHY_EXCLUDED = new SealedNote("access.case_exclusion", "because", """
            select case_number || '/' || account as row, case_number, because as words from access.case_exclusion
             where because is not null limit 500 for update skip locked
            """, """
            update access.case_exclusion set because = null, because_sealed = :sealed
             where case_number = split_part(:row, '/', 1) and account = cast(split_part(:row, '/', 2) as uuid)
            """, """
            select case_number || '/' || account as row, case_number, because_sealed as sealed
              from access.case_exclusion where because_sealed is not null and case_number = :number
            """);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final CurrentActor actor;
    private final Clock clock;

    CaseScopes(JdbcClient jdbc, Vault vault, CurrentActor actor, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.actor = actor;
        this.clock = clock;
    }

    /// Which of these numbers are taken, whether or not the reader may see the cases.
    @Transactional(readOnly = true)
    public Set<String> taken(Collection<String> numbers) {
        return OwnWork.of(
                OPEN,
                () -> new HashSet<>(
                        jdbc.sql("select case_number from access.case_scope where case_number = any(:numbers)")
                                .param("numbers", column(numbers, it -> it))
                                .query((row, _) -> row.getString(1))
                                .list()));
    }

    /// Who may be given a task on this case: the accounts that see it by their unit or by an assignment and
    /// hold one of these roles, by name. An opening for a purpose is no reason to be given work.
    @Transactional(readOnly = true)
    public Map<UUID, String> colleagues(String caseNumber, Set<Role> roles) {
        return OwnWork.of("access.scope.colleagues", () -> {
            var names = new LinkedHashMap<UUID, String>();
            jdbc.sql("""
                    select distinct a.id, a.display_name
                      from access.account a
                      join access.role_grant g on g.account = a.id and g.ended_at is null
                       and (g.until_at is null or g.until_at > statement_timestamp()) and g.role in (:roles)
                      join access.case_scope c on c.case_number = :number
                     where a.active
                       and (exists (select from access.case_share s
                                     where s.case_number = c.case_number and s.unit = g.unit and s.ended_at is null
                                       and (s.until_at is null or s.until_at > statement_timestamp())
                                       and (s.kind = 'HOLDER' or not c.locked))
                            or exists (select from access.case_assignment w
                                        where w.case_number = c.case_number and w.account = a.id
                                          and w.ended_at is null))
                       and not exists (select from access.case_exclusion e
                                        where e.case_number = c.case_number and e.account = a.id
                                          and e.ended_at is null)
                     order by a.display_name
                    """)
                    .param("roles", roles.stream().map(Role::name).toList())
                    .param("number", caseNumber)
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("display_name"));
                    });
            return names;
        });
    }

    /// Opens scopes for new cases: their unit holds them from now on.
    ///
    /// @param because a code, such as `new-case`; a sentence belongs under seal
    @Transactional
    public void open(Collection<CaseScope> scopes, String because) {
        var persons = new ArrayList<PersonOnCase>();
        var shares = new ArrayList<Share>();
        for (var scope : scopes) {
            scope.persons().forEach(it -> persons.add(new PersonOnCase(scope.caseNumber(), it)));
            shares.add(new Share(scope.caseNumber(), scope.holder(), "HOLDER"));
            if (scope.sharedWith() != null && !scope.sharedWith().equals(scope.holder())) {
                shares.add(new Share(scope.caseNumber(), scope.sharedWith(), "SHARED"));
            }
        }
        OwnWork.run(OPEN, () -> {
            jdbc.sql("insert into access.case_scope (case_number) select unnest(cast(:numbers as text[]))")
                    .param("numbers", column(scopes, CaseScope::caseNumber))
                    .update();
            jdbc.sql("""
                    insert into access.case_share (case_number, unit, kind, because, since)
                    select number, unit, kind, :because, :now
                      from unnest(cast(:number as text[]), cast(:unit as uuid[]), cast(:kind as text[]))
                           as it (number, unit, kind)
                    """)
                    .param("number", column(shares, Share::number))
                    .param("unit", column(shares, it -> it.unit().value()))
                    .param("kind", column(shares, Share::kind))
                    .param("because", because)
                    .param("now", now())
                    .update();
            jdbc.sql("""
                    insert into access.person_scope (person_id, case_number)
                    select * from unnest(cast(:person as uuid[]), cast(:number as text[])) on conflict do nothing
                    """)
                    .param("person", column(persons, PersonOnCase::person))
                    .param("number", column(persons, PersonOnCase::number))
                    .update();
        });
    }

    /// Lets persons be seen where a case is seen: they have come onto it, or are kin of somebody on it.
    @Transactional
    public void add(String caseNumber, Collection<UUID> persons) {
        OwnWork.run(
                OPEN,
                () -> jdbc.sql("""
                insert into access.person_scope (person_id, case_number)
                select unnest(cast(:persons as uuid[])), :number on conflict do nothing
                """)
                        .param("persons", column(persons, it -> it))
                        .param("number", caseNumber)
                        .update());
    }

    /// Gives an account a case to work on, whatever its unit.
    ///
    /// @param because a code; the sentence stands sealed in the list of changes ([CaseAccess])
    @Transactional
    public void assign(String caseNumber, UUID account, String because) {
        OwnWork.run(
                "access.scope.assign",
                () -> jdbc.sql("""
                insert into access.case_assignment (case_number, account, because, given_by, since)
                values (:number, :account, :because, :by, :now) on conflict do nothing
                """)
                        .param("number", caseNumber)
                        .param("account", account)
                        .param("because", because)
                        .param("by", by())
                        .param("now", now())
                        .update());
    }

    /// Ends an account's work on a case.
    @Transactional
    public void unassign(String caseNumber, UUID account) {
        OwnWork.run(
                "access.scope.unassign",
                () -> jdbc.sql("""
                update access.case_assignment set ended_at = :now
                 where case_number = :number and account = :account and ended_at is null
                """)
                        .param("number", caseNumber)
                        .param("account", account)
                        .param("now", now())
                        .update());
    }

    /// Closes a case to one account, whatever its role, task or emergency.
    @Transactional
    public void exclude(String caseNumber, UUID account, String because) {
        OwnWork.run(
                "access.scope.exclude",
                () -> jdbc.sql("""
                insert into access.case_exclusion (case_number, account, because_sealed, given_by, since)
                values (:number, :account, :because, :by, :now) on conflict do nothing
                """)
                        .param("number", caseNumber)
                        .param("account", account)
                        .param(
                                "because",
                                vault.seal(List.of(
                                                WHY_EXCLUDED.unsealed(caseNumber + "/" + account, caseNumber, because)))
                                        .getFirst())
                        .param("by", by())
                        .param("now", now())
                        .update());
    }

    /// Lets an account open a case again that was closed to it.
    @Transactional
    public void readmit(String caseNumber, UUID account) {
        OwnWork.run(
                "access.scope.readmit",
                () -> jdbc.sql("""
                update access.case_exclusion set ended_at = :now
                 where case_number = :number and account = :account and ended_at is null
                """)
                        .param("number", caseNumber)
                        .param("account", account)
                        .param("now", now())
                        .update());
    }

    /// Shares a case with another unit.
    ///
    /// @param because a code; the sentence stands sealed in the list of changes ([CaseAccess])
    @Transactional
    public void share(String caseNumber, UnitId unit, String because) {
        OwnWork.run(
                "access.scope.share",
                () -> jdbc.sql("""
                insert into access.case_share (case_number, unit, kind, because, since)
                values (:number, :unit, 'SHARED', :because, :now) on conflict do nothing
                """)
                        .param("number", caseNumber)
                        .param("unit", unit.value())
                        .param("because", because)
                        .param("now", now())
                        .update());
    }

    /// Ends the sharing with a unit; the holder's own share stays.
    @Transactional
    public void unshare(String caseNumber, UnitId unit) {
        OwnWork.run(
                "access.scope.unshare",
                () -> jdbc.sql("""
                update access.case_share set ended_at = :now
                 where case_number = :number and unit = :unit and kind = 'SHARED' and ended_at is null
                """)
                        .param("number", caseNumber)
                        .param("unit", unit.value())
                        .param("now", now())
                        .update());
    }

    /// Stops, or allows again, all sharing of a case: only the unit that holds it and the accounts assigned
    /// see it.
    @Transactional
    public void lock(String caseNumber, boolean locked) {
        OwnWork.run(
                "access.scope.lock",
                () -> jdbc.sql("update access.case_scope set locked = :locked where case_number = :number")
                        .param("number", caseNumber)
                        .param("locked", locked)
                        .update());
    }

    /// Hides where a family lives, or will live, from everybody who is not assigned to its case; or ends
    /// that.
    @Transactional
    public void protectAddress(String caseNumber, boolean hidden) {
        OwnWork.run(
                "access.scope.address",
                () -> jdbc.sql("update access.case_scope set address_protected = :hidden where case_number = :number")
                        .param("number", caseNumber)
                        .param("hidden", hidden)
                        .update());
    }

    /// Those of these cases that may be shown to whoever prepares a municipality: not locked, no protected
    /// address, and not closed to the account.
    @Transactional(readOnly = true)
    public Set<String> openToMunicipality(Collection<String> numbers, UUID account) {
        return OwnWork.of(
                "access.scope.municipality",
                () -> Set.copyOf(jdbc.sql("""
                select c.case_number from access.case_scope c
                 where c.case_number = any(:numbers) and not c.locked and not c.address_protected
                   and not exists (select from access.case_exclusion x
                                    where x.case_number = c.case_number and x.account = :account
                                      and x.ended_at is null)
                """)
                        .param("numbers", column(numbers, it -> it))
                        .param("account", account)
                        .query(String.class)
                        .list()));
    }

    /// Those of these cases whose place may stand in a figure: not locked, no protected address.
    @Transactional(readOnly = true)
    public Set<String> placesInFigures(Collection<String> numbers) {
        return OwnWork.of(
                "access.scope.figures",
                () -> Set.copyOf(jdbc.sql("""
                select case_number from access.case_scope
                 where case_number = any(:numbers) and not locked and not address_protected
                """)
                        .param("numbers", column(numbers, it -> it))
                        .query(String.class)
                        .list()));
    }

    private String by() {
        return actor.find().map(it -> it.account().toString()).orElse("havn");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
