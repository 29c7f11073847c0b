package org.havn.people;

import static org.havn.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.SealedRows;
import org.havn.access.vault.Vault;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// How somebody is reached, and their documents' numbers: sealed under their own key, found again by a keyed number
/// that tells nothing (SECURITY.md 4, T2).
@Service
public class Contacts implements SealedRows {
    private static final String TABLE = "people.contact";
    private static final String COLUMN = "value";

    private record Row(UUID id, PersonId person, ContactKind kind, ContactSafety safety, Sealed value) {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Contacts(
            JdbcClient jdbc,
            Vault vault,
            AuditTrail trail,
            CurrentActor actor,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.trail = trail;
        this.actor = actor;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Keeps one.
    ///
    /// @param caseNumber on whose page it was told
    /// @throws ContactNotValid if it cannot be such a number or address
    @Transactional
    public UUID keep(String caseNumber, PersonId person, ContactKind kind, String typed, ContactSafety safety) {
        var value = kind.asKept(typed);
        var id = Ids.next();
        jdbc.sql("""
                insert into people.contact (id, person_id, kind, safety, value, found_by, account, at)
                values (:id, :person, :kind, :safety, :value, :index, :account, :now)
                """)
                .param("id", id)
                .param("person", person.value())
                .param("kind", kind.name())
                .param("safety", safety.name())
                .param("value", vault.seal(place(id), KeyOwner.person(person.value()), value))
                .param("index", kind.asFound(value).map(it -> index(kind, it)).orElse(null), java.sql.Types.BINARY)
                .param("account", actor.get().account())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        tell(PeopleActs.CONTACT_KEPT, caseNumber, person, kind);
        return id;
    }

    /// Takes one away for good.
    @Transactional
    public void remove(String caseNumber, PersonId person, UUID id) {
        jdbc.sql("delete from people.contact where id = :id and person_id = :person returning kind")
                .param("id", id)
                .param("person", person.value())
                .query((row, _) -> ContactKind.valueOf(row.getString("kind")))
                .optional()
                .ifPresent(it -> tell(PeopleActs.CONTACT_REMOVED, caseNumber, person, it));
    }

    /// Those of these people, opened for one case; that they were is on record.
    public List<Contact> of(String caseNumber, Collection<PersonId> persons) {
        var rows = jdbc.sql("""
                select * from people.contact where person_id = any(cast(:persons as uuid[])) order by at, id
                """)
                .param("persons", column(persons, PersonId::value))
                .query((row, _) -> row(row))
                .list();
        var opened = vault.open(
                new Reading(caseNumber, "people.contacts"),
                rows.stream().map(Row::value).toList());
        var contacts = new ArrayList<Contact>();
        for (var i = 0; i < rows.size(); i++) {
            var it = rows.get(i);
            opened.get(i)
                    .ifPresent(value -> contacts.add(new Contact(it.id(), it.person(), it.kind(), value, it.safety())));
        }
        return contacts;
    }

    /// Who has this number, among those that the reader sees. Nothing is opened for it.
    public Set<PersonId> withNumber(ContactKind kind, String typed) {
        var asFound = kind.asFound(kind.asKept(typed));
        if (asFound.isEmpty()) {
            throw new ContactNotValid(kind);
        }
        return jdbc.sql("select person_id from people.contact where found_by = :index")
                .param("index", index(kind, asFound.get()))
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .set();
    }

    @Override
    public void reseal(KeyOwner owner) {
        OwnWork.run(
                "people.reseal",
                () -> transaction.executeWithoutResult(_ -> jdbc
                        .sql("select * from people.contact where person_id = :owner for update")
                        .param("owner", owner.id())
                        .query((row, _) -> row(row))
                        .list()
                        .stream()
                        .filter(it -> vault.stale(it.value()))
                        .forEach(it -> vault.reseal(List.of(it.value()))
                                .getFirst()
                                .ifPresent(anew -> jdbc.sql("update people.contact set value = :value where id = :id")
                                        .param("value", anew)
                                        .param("id", it.id())
                                        .update()))));
    }

    private void tell(org.havn.audit.Act act, String caseNumber, PersonId person, ContactKind kind) {
        trail.record(AuditEvent.by(actor.get().account(), act, "person", person.value())
                .inCase(caseNumber)
                .with("kind", kind));
    }

    private byte[] index(ContactKind kind, String asFound) {
        return vault.blindIndex(TABLE, COLUMN, kind.name() + ":" + asFound);
    }

    private static Place place(UUID id) {
        return new Place(TABLE, COLUMN, id.toString());
    }

    private static Row row(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var person = row.getObject("person_id", UUID.class);
        return new Row(
                id,
                new PersonId(person),
                ContactKind.valueOf(row.getString("kind")),
                ContactSafety.valueOf(row.getString("safety")),
                new Sealed(place(id), KeyOwner.person(person), row.getBytes(COLUMN)));
    }
}
