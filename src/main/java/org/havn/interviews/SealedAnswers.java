package org.havn.interviews;

import static org.havn.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.vault.KeyOwner;
import org.havn.access.vault.Place;
import org.havn.access.vault.Reading;
import org.havn.access.vault.Sealed;
import org.havn.access.vault.Unsealed;
import org.havn.access.vault.Vault;
import org.havn.cases.CaseNumber;
import org.havn.interviews.forms.FieldPath;
import org.havn.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of answers, which the database has under seal only: neither what was said nor to which question.
@Component
class SealedAnswers {
    private static final HexFormat HEX = HexFormat.of();
    private static final String ANSWER = "interviews.answer";
    private static final String CONFLICT = "interviews.answer_conflict";
    private static final String SAID = "said";

    /// An answer to be written down.
    record Row(
            UUID id,
            InterviewId interview,
            CaseNumber household,
            @Nullable UUID person,
            int version,
            SaidText said,
            UUID by,
            Instant at,
            Instant keptAt,
            String device) {}

    /// An answer as it stands in its row.
    @SuppressWarnings("ArrayRecordComponent") // read from a row, opened, let go
    record Found(
            UUID id,
            InterviewId interview,
            @Nullable UUID person,
            int version,
            byte[] sealed,
            UUID by,
            Instant at,
            String device) {
        @Override
        public String toString() {
            return "Found[" + id + ", hidden]";
        }
    }

    private final JdbcClient jdbc;
    private final Vault vault;

    SealedAnswers(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    static KeyOwner owner(@Nullable UUID person, CaseNumber household) {
        return person == null ? KeyOwner.household(household.value()) : KeyOwner.person(person);
    }

    static Place answer(UUID id) {
        return new Place(ANSWER, SAID, id.toString());
    }

    static Place conflict(UUID id) {
        return new Place(CONFLICT, SAID, id.toString());
    }

    /// Under what a field is found again; without the key store it tells nothing.
    String field(InterviewId interview, FieldPath path) {
        return HEX.formatHex(vault.blindIndex(ANSWER, "field", interview + "/" + path));
    }

    void insert(Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var sealed = sealed(rows, SealedAnswers::answer);
        jdbc.sql("""
                insert into interviews.answer
                    (id, interview_id, field, person_id, version, said, written_by, written_at, kept_at, device)
                select id, interview, decode(field, 'hex'), person, version, decode(said, 'hex'), by_account, at,
                       kept, device
                  from unnest(cast(:id as uuid[]), cast(:interview as uuid[]), cast(:field as text[]),
                              cast(:person as uuid[]), cast(:version as integer[]), cast(:said as text[]),
                              cast(:by as uuid[]), cast(:at as timestamptz[]), cast(:kept as timestamptz[]),
                              cast(:device as text[]))
                       as it (id, interview, field, person, version, said, by_account, at, kept, device)
                """)
                .param("id", column(rows, Row::id))
                .param("interview", column(rows, Row::interview))
                .param(
                        "field",
                        column(rows, it -> field(it.interview(), it.said().path())))
                .param("person", column(rows, Row::person))
                .param("version", column(rows, Row::version))
                .param("said", sealed)
                .param("by", column(rows, Row::by))
                .param("at", column(rows, Row::at))
                .param("kept", column(rows, Row::keptAt))
                .param("device", column(rows, Row::device))
                .update();
    }

    /// @param rows whose versions are those that their writers had seen
    void insertConflicts(Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var sealed = sealed(rows, SealedAnswers::conflict);
        jdbc.sql("""
                insert into interviews.answer_conflict
                    (id, interview_id, field, person_id, base, said, written_by, written_at, kept_at, device)
                select id, interview, decode(field, 'hex'), person, base, decode(said, 'hex'), by_account, at, kept,
                       device
                  from unnest(cast(:id as uuid[]), cast(:interview as uuid[]), cast(:field as text[]),
                              cast(:person as uuid[]), cast(:base as integer[]), cast(:said as text[]),
                              cast(:by as uuid[]), cast(:at as timestamptz[]), cast(:kept as timestamptz[]),
                              cast(:device as text[]))
                       as it (id, interview, field, person, base, said, by_account, at, kept, device)
                """)
                .param("id", column(rows, Row::id))
                .param("interview", column(rows, Row::interview))
                .param(
                        "field",
                        column(rows, it -> field(it.interview(), it.said().path())))
                .param("person", column(rows, Row::person))
                .param("base", column(rows, Row::version))
                .param("said", sealed)
                .param("by", column(rows, Row::by))
                .param("at", column(rows, Row::at))
                .param("kept", column(rows, Row::keptAt))
                .param("device", column(rows, Row::device))
                .update();
    }

    private @Nullable String[] sealed(Collection<Row> rows, java.util.function.Function<UUID, Place> place) {
        var texts = rows.stream()
                .map(it -> new Unsealed(
                        place.apply(it.id()),
                        owner(it.person(), it.household()),
                        it.said().text()))
                .toList();
        return column(vault.seal(texts), HEX::formatHex);
    }

    /// The newest answer of each field, by field.
    Map<String, Found> newest(InterviewId interview) {
        var found = new HashMap<String, Found>();
        jdbc.sql("""
                select distinct on (field) encode(field, 'hex') as hex, answer.*
                  from interviews.answer where interview_id = :id order by field, version desc
                """).param("id", interview.value()).query(row -> {
            found.put(row.getString("hex"), found(row, "version"));
        });
        return found;
    }

    /// Every answer to one question, the newest first.
    List<Found> history(InterviewId interview, FieldPath path) {
        return jdbc.sql("""
                select * from interviews.answer
                 where interview_id = :id and field = decode(:field, 'hex') order by version desc
                """)
                .param("id", interview.value())
                .param("field", field(interview, path))
                .query((row, _) -> found(row, "version"))
                .list();
    }

    /// What waits for a person to decide.
    List<Found> openConflicts(InterviewId interview) {
        return jdbc.sql("""
                select * from interviews.answer_conflict
                 where interview_id = :id and decided_at is null order by kept_at, id
                """)
                .param("id", interview.value())
                .query((row, _) -> found(row, "base"))
                .list();
    }

    /// Ends a conflict.
    ///
    /// @return whether it was open
    boolean decide(UUID conflict, UUID by, Instant at, boolean taken) {
        return jdbc.sql("""
                        update interviews.answer_conflict set decided_by = :by, decided_at = :at, taken = :taken
                         where id = :id and decided_at is null
                        """)
                        .param("id", conflict)
                        .param("by", by)
                        .param("at", InterviewRows.utc(at))
                        .param("taken", taken)
                        .update()
                > 0;
    }

    /// Opens answers of one case, for a purpose that goes on record; erased persons' are left out.
    List<GivenAnswer> open(Reading reading, List<Found> found) {
        return opened(reading, found, SealedAnswers::answer);
    }

    /// The same for what came in beside them.
    List<GivenAnswer> openConflicts(Reading reading, List<Found> found) {
        return opened(reading, found, SealedAnswers::conflict);
    }

    private List<GivenAnswer> opened(
            Reading reading, List<Found> found, java.util.function.Function<UUID, Place> place) {
        var household = new CaseNumber(reading.caseNumber());
        var texts = vault.open(
                reading,
                found.stream()
                        .map(it -> new Sealed(place.apply(it.id()), owner(it.person(), household), it.sealed()))
                        .toList());
        var opened = new ArrayList<GivenAnswer>();
        for (var i = 0; i < found.size(); i++) {
            var it = found.get(i);
            texts.get(i).map(SaidText::of).ifPresent(said -> opened.add(given(it, said)));
        }
        return List.copyOf(opened);
    }

    private static GivenAnswer given(Found found, SaidText said) {
        return new GivenAnswer(
                said.path(),
                Optional.ofNullable(found.person()).map(PersonId::new).orElse(null),
                said.answer(),
                found.version(),
                found.by(),
                found.at(),
                found.device());
    }

    private static Found found(ResultSet row, String version) throws SQLException {
        return new Found(
                row.getObject("id", UUID.class),
                new InterviewId(row.getObject("interview_id", UUID.class)),
                row.getObject("person_id", UUID.class),
                row.getInt(version),
                row.getBytes(SAID),
                row.getObject("written_by", UUID.class),
                Objects.requireNonNull(InterviewRows.instant(row, "written_at"), "written at some time"),
                row.getString("device"));
    }
}
