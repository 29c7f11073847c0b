package org.havn.cases.transfer;

import static org.havn.platform.Columns.column;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.SealedRows;
import org.havn.access.vault.Unsealed;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.cases.errf.ErrfBlock;
import org.havn.people.PersonId;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The tables of what came with a form and has no other place here, sealed.
@Component
class KeptForms implements SealedRows {
    private static final String WORK = "cases.forms";
    private static final String TABLE = "cases.form_part";
    private static final String COLUMN = "blocks";
    private static final String HOUSEHOLD = "";
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Written>> WRITTEN = new TypeReference<>() {};

    /// A block as it is written down.
    record Written(String name, Map<String, String> fields) {}

    /// What came of a case.
    ///
    /// @param ofHousehold of nobody alone
    record Kept(Map<PersonId, List<ErrfBlock>> byPerson, List<ErrfBlock> ofHousehold) {
        static final Kept NOTHING = new Kept(Map.of(), List.of());

        List<ErrfBlock> of(PersonId person) {
            return byPerson.getOrDefault(person, List.of());
        }

        @Override
        public String toString() {
            return "Kept[hidden]";
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // read, opened, let go
    private record Part(UUID id, String number, @Nullable UUID person, byte[] blocks) {
        KeyOwner owner() {
            return KeptForms.owner(number, person);
        }

        Sealed sealed() {
            return new Sealed(place(id), owner(), blocks);
        }
    }

    private final JdbcClient jdbc;
    private final Vault vault;
    private final CurrentActor actor;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeptForms(JdbcClient jdbc, Vault vault, CurrentActor actor, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.actor = actor;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The same identifier for the same text; it tells nothing of it without the key store.
    UUID known(String text) {
        var bytes = ByteBuffer.wrap(vault.blindIndex("cases.form_case", "known", text));
        return new UUID(
                (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L,
                (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    /// As which case a form's number came, whether or not the reader sees it, and whether with the same content.
    record Came(CaseNumber number, boolean same) {}

    Optional<Came> came(String formNumber, String content) {
        return OwnWork.of(
                WORK,
                () -> jdbc.sql(
                                "select case_number, content = :content as same from cases.form_case where found_by = :by")
                        .param("by", index("found_by", formNumber))
                        .param("content", index("content", content))
                        .query((row, _) ->
                                new Came(new CaseNumber(row.getString("case_number")), row.getBoolean("same")))
                        .optional());
    }

    /// Those of these persons who are on a case already, the reader's or not.
    boolean anyOnACase(Collection<PersonId> persons) {
        return OwnWork.of(
                WORK,
                () -> jdbc.sql(
                                "select exists (select from cases.case_member where person_id = any(cast(:ids as uuid[])))")
                        .param("ids", column(persons, PersonId::value))
                        .query(Boolean.class)
                        .single());
    }

    /// A number that no case has been given by this sequence.
    CaseNumber nextNumber() {
        var year = clock.instant().atZone(ZoneOffset.UTC).getYear() % 100;
        return new CaseNumber("HVN-%02d-%06d"
                .formatted(
                        year,
                        jdbc.sql("select nextval('cases.form_number')")
                                .query(Long.class)
                                .single()));
    }

    /// Keeps what came with a case.
    ///
    /// @throws org.havn.access.vault.KeyDestroyed if somebody of it was erased
    void keep(CaseNumber number, String formNumber, String content, Kept kept) {
        jdbc.sql("""
                insert into cases.form_case (case_number, found_by, content, came_at, account)
                values (:number, :by, :content, :now, :account)
                """)
                .param("number", number.value())
                .param("by", index("found_by", formNumber))
                .param("content", index("content", content))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("account", actor.account().orElse(null), java.sql.Types.OTHER)
                .update();
        var texts = new ArrayList<Unsealed>();
        var persons = new ArrayList<String>();
        kept.byPerson().forEach((person, blocks) -> {
            persons.add(person.value().toString());
            texts.add(new Unsealed(place(Ids.next()), KeyOwner.person(person.value()), written(blocks)));
        });
        if (!kept.ofHousehold().isEmpty()) {
            persons.add(HOUSEHOLD);
            texts.add(new Unsealed(place(Ids.next()), KeyOwner.household(number.value()), written(kept.ofHousehold())));
        }
        var sealed = vault.seal(texts);
        jdbc.sql("""
                insert into cases.form_part (id, case_number, person_id, blocks)
                select id, :number, nullif(person, '')::uuid, decode(blocks, 'hex')
                  from unnest(cast(:id as uuid[]), cast(:person as text[]), cast(:blocks as text[]))
                       as it (id, person, blocks)
                """)
                .param("number", number.value())
                .param("id", column(texts, it -> it.place().row()))
                .param("person", column(persons, it -> it))
                .param("blocks", column(sealed, it -> HexFormat.of().formatHex(it)))
                .update();
    }

    /// Opens what came with a case; nothing where it did not come with a form. That it was opened is on record.
    Kept of(CaseNumber number) {
        var parts = jdbc.sql("select * from cases.form_part where case_number = :number order by id")
                .param("number", number.value())
                .query((row, _) -> part(row))
                .list();
        if (parts.isEmpty()) {
            return Kept.NOTHING;
        }
        var opened = vault.open(
                new Reading(number.value(), "cases.form"),
                parts.stream().map(Part::sealed).toList());
        var byPerson = new HashMap<PersonId, List<ErrfBlock>>();
        List<ErrfBlock> ofHousehold = List.of();
        for (var at = 0; at < parts.size(); at++) {
            var blocks = opened.get(at).map(KeptForms::read).orElse(List.of());
            var person = parts.get(at).person();
            if (person == null) {
                ofHousehold = blocks;
            } else {
                byPerson.put(new PersonId(person), blocks);
            }
        }
        return new Kept(byPerson, ofHousehold);
    }

    @Override
    public void reseal(KeyOwner owner) {
        OwnWork.run(
                "cases.reseal",
                () -> transaction.executeWithoutResult(_ -> jdbc
                        .sql("select * from cases.form_part where person_id = :owner or person_id is null for update")
                        .param("owner", owner.id())
                        .query((row, _) -> part(row))
                        .list()
                        .stream()
                        .filter(it -> it.owner().equals(owner) && vault.stale(it.sealed()))
                        .forEach(it -> vault.reseal(List.of(it.sealed()))
                                .getFirst()
                                .ifPresent(
                                        anew -> jdbc.sql("update cases.form_part set blocks = :blocks where id = :id")
                                                .param("blocks", anew)
                                                .param("id", it.id())
                                                .update()))));
    }

    /// Everything that came about these persons, for their own copy.
    List<ErrfBlock> forCopy(CaseNumber number, Set<PersonId> persons) {
        var kept = of(number);
        return persons.stream().flatMap(it -> kept.of(it).stream()).toList();
    }

    private byte[] index(String column, String text) {
        return vault.blindIndex("cases.form_case", column, text);
    }

    private static KeyOwner owner(String number, @Nullable UUID person) {
        return person == null ? KeyOwner.household(number) : KeyOwner.person(person);
    }

    private static Place place(UUID id) {
        return new Place(TABLE, COLUMN, id.toString());
    }

    private static String written(List<ErrfBlock> blocks) {
        return JSON.writeValueAsString(
                blocks.stream().map(it -> new Written(it.name(), it.fields())).toList());
    }

    private static List<ErrfBlock> read(String text) {
        return JSON.readValue(text, WRITTEN).stream()
                .map(it -> new ErrfBlock(it.name(), 0, it.fields()))
                .toList();
    }

    private static Part part(ResultSet row) throws SQLException {
        return new Part(
                row.getObject("id", UUID.class),
                row.getString("case_number"),
                row.getObject("person_id", UUID.class),
                row.getBytes(COLUMN));
    }
}
