package org.havn.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.SealedRows;
import org.havn.access.vault.Vault;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Who may see a case, as the tables have it, and why it was changed. Read and written as Havn's own work.
@Component
class ScopeRows implements SealedRows {
    private static final int NEWEST = 100;

    private record Kept(ScopeChange change, Sealed because) {}

    /// The state of one case.
    record State(boolean locked, boolean addressProtected) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final TransactionTemplate transaction;

    ScopeRows(JdbcClient jdbc, Vault vault, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.transaction = transaction;
    }

    static Place because(UUID change) {
        return new Place("access.scope_change", "because", change.toString());
    }

    /// The state of the case, held until the transaction ends where something is about to change.
    Optional<State> state(String number) {
        return jdbc.sql("select locked, address_protected from access.case_scope where case_number = :number")
                .param("number", number)
                .query((row, _) -> new State(row.getBoolean("locked"), row.getBoolean("address_protected")))
                .optional();
    }

    /// The units that see the case, the holder first.
    List<WhoSees.SharedWith> units(String number, boolean holder) {
        return jdbc.sql("""
                select u.id, u.name, o.name as organisation, u.municipality, s.since
                  from access.case_share s
                  join access.unit u on u.id = s.unit
                  join access.organisation o on o.id = u.organisation
                 where s.case_number = :number and s.ended_at is null and (s.kind = 'HOLDER') = :holder
                   and (s.until_at is null or s.until_at > statement_timestamp())
                 order by o.name, u.name
                """)
                .param("number", number)
                .param("holder", holder)
                .query((row, _) -> new WhoSees.SharedWith(
                        Units.unit(row), row.getTimestamp("since").toInstant()))
                .list();
    }

    List<WhoSees.Colleague> assigned(String number) {
        return jdbc.sql("""
                select a.id, a.display_name, s.since
                  from access.case_assignment s join access.account a on a.id = s.account
                 where s.case_number = :number and s.ended_at is null order by a.display_name
                """).param("number", number).query(ScopeRows::colleague).list();
    }

    List<WhoSees.Colleague> excluded(String number) {
        return jdbc.sql("""
                select a.id, a.display_name, s.since
                  from access.case_exclusion s join access.account a on a.id = s.account
                 where s.case_number = :number and s.ended_at is null order by a.display_name
                """).param("number", number).query(ScopeRows::colleague).list();
    }

    private static WhoSees.Colleague colleague(ResultSet row, int number) throws SQLException {
        return new WhoSees.Colleague(
                row.getObject("id", UUID.class),
                row.getString("display_name"),
                row.getTimestamp("since").toInstant());
    }

    /// Whether the account is a caseworker of the unit that holds the case, now.
    boolean answersFor(String number, UUID account) {
        return jdbc.sql("""
                select exists (select from access.case_share s
                                 join access.role_grant g on g.unit = s.unit and g.account = :account
                                  and g.role = 'CASEWORKER' and g.ended_at is null
                                  and (g.until_at is null or g.until_at > statement_timestamp())
                                where s.case_number = :number and s.kind = 'HOLDER' and s.ended_at is null)
                """)
                .param("number", number)
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /// Open accounts whose task is with families, by name.
    List<WhoSees.Colleague> withTask() {
        return jdbc.sql("""
                select a.id, a.display_name, a.created_at as since from access.account a
                 where a.active and exists (select from access.role_grant g
                        where g.account = a.id and g.ended_at is null and g.role in (:roles)
                          and (g.until_at is null or g.until_at > statement_timestamp()))
                 order by a.display_name
                """)
                .param("roles", Role.WITH_FAMILIES.stream().map(Role::name).toList())
                .query(ScopeRows::colleague)
                .list();
    }

    void insert(String number, ScopeChange it) {
        jdbc.sql("""
                insert into access.scope_change (id, case_number, kind, account, unit, because, changed_by, at)
                values (:id, :number, :kind, :account, :unit, :because, :by, :at)
                """)
                .param("id", it.id())
                .param("number", number)
                .param("kind", it.kind().name())
                .param("account", it.account())
                .param("unit", it.unit() == null ? null : it.unit().value())
                .param("because", vault.seal(because(it.id()), KeyOwner.household(number), it.because()))
                .param("by", it.by())
                .param("at", it.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// What was changed about a case, the newest first. Opens the sentences.
    List<ScopeChange> changes(String number) {
        var owner = KeyOwner.household(number);
        var kept = jdbc.sql("""
                select * from access.scope_change where case_number = :number order by at desc limit :newest
                """)
                .param("number", number)
                .param("newest", NEWEST)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Kept(change(row, id), new Sealed(because(id), owner, row.getBytes("because")));
                })
                .list();
        var opened = vault.open(
                new Reading(number, "access.scope-changes"),
                kept.stream().map(Kept::because).toList());
        var changes = new ArrayList<ScopeChange>();
        for (var i = 0; i < kept.size(); i++) {
            var it = kept.get(i).change();
            changes.add(new ScopeChange(
                    it.id(), it.kind(), it.account(), it.unit(), opened.get(i).orElse(""), it.by(), it.at()));
        }
        return changes;
    }

    private static ScopeChange change(ResultSet row, UUID id) throws SQLException {
        return new ScopeChange(
                id,
                ScopeChange.Kind.valueOf(row.getString("kind")),
                row.getObject("account", UUID.class),
                unit(row.getObject("unit", UUID.class)),
                "",
                row.getObject("changed_by", UUID.class),
                row.getTimestamp("at").toInstant());
    }

    private static @Nullable UnitId unit(@Nullable UUID id) {
        return id == null ? null : new UnitId(id);
    }

    @Override
    public void reseal(KeyOwner owner) {
        OwnWork.run(
                "access.reseal",
                () -> transaction.executeWithoutResult(_ -> {
                    var numbers = jdbc.sql("select distinct case_number from access.scope_change")
                            .query(String.class)
                            .list();
                    numbers.stream()
                            .filter(it -> KeyOwner.household(it).equals(owner))
                            .forEach(number -> resealCase(number, owner));
                }));
    }

    private void resealCase(String number, KeyOwner owner) {
        var kept = jdbc.sql("select id, because from access.scope_change where case_number = :number for update")
                .param("number", number)
                .query((row, _) -> new Sealed(because(row.getObject("id", UUID.class)), owner, row.getBytes("because")))
                .list();
        var anew = vault.reseal(kept);
        for (var i = 0; i < kept.size(); i++) {
            var id = UUID.fromString(kept.get(i).place().row());
            anew.get(i)
                    .ifPresent(text -> jdbc.sql("update access.scope_change set because = :text where id = :id")
                            .param("text", text)
                            .param("id", id)
                            .update());
        }
    }
}
