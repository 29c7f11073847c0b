package org.havn.access.uploads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import org.havn.platform.Columns;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Files that people brought, each sealed under the key of the person it is about, and seen where their case is seen.
@Service
public class Uploads implements SealedRows {
    private static final int MOST_OF_ONE = 20;
    static final int MOST_FILES_A_DAY = 200;
    private static final long MOST_BYTES_A_DAY = 500_000_000;
    private static final String WHAT = "access.upload";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final Clock clock;

    Uploads(
            JdbcClient jdbc,
            Vault vault,
            AuditTrail trail,
            CurrentActor actor,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.trail = trail;
        this.actor = actor;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /// Keeps a picture or a PDF.
    ///
    /// @param person whom it is about; null where it is the household's
    /// @throws UploadRefused if it is none, or not a harmless one
    @Transactional
    public UUID keep(Upload.About about, String caseNumber, @Nullable UUID person, byte[] file) {
        if (of(about).size() >= MOST_OF_ONE) {
            throw UploadRefused.tooMany(MOST_OF_ONE);
        }
        return keep(about, caseNumber, person, Accepted.of(file), false);
    }

    /// Keeps a picture in the place of the one that was there.
    ///
    /// @throws UploadRefused if it is none
    @Transactional
    public UUID keepOnlyPicture(Upload.About about, String caseNumber, UUID person, byte[] file) {
        var picture = Accepted.picture(file);
        of(about).forEach(it -> remove(it.id(), caseNumber));
        return keep(about, caseNumber, person, picture, false);
    }

    /// Keeps a picture that came with its family's form. What comes so is let in family by family, and is not counted
    /// among the files of the day.
    ///
    /// @throws UploadRefused if it is none
    @Transactional
    public UUID keepPictureOfForm(Upload.About about, String caseNumber, UUID person, byte[] file) {
        return keep(about, caseNumber, person, Accepted.picture(file), true);
    }

    /// Keeps a recording of somebody's voice. Sent again under the same id it is there once.
    ///
    /// @param id made by whoever sends it, or following from what it belongs to
    /// @throws UploadRefused if it is no sound
    @Transactional
    public void keepRecording(UUID id, Upload.About about, String caseNumber, @Nullable UUID person, byte[] file) {
        if (of(about).stream().noneMatch(it -> it.id().equals(id))) {
            keep(id, about, caseNumber, person, Sound.accepted(file), false);
        }
    }

    /// Of whom there is something of one type.
    ///
    /// @param person null where it is the household's
    public record Whose(String caseNumber, @Nullable UUID person, int count) {}

    /// Of whom the reader sees something of one type, and how much.
    public List<Whose> whose(String type) {
        return jdbc.sql("""
                select case_number, person_id, count(*) from access.upload
                 where about_type = :type group by case_number, person_id order by 1, 2
                """)
                .param("type", type)
                .query((row, _) -> new Whose(row.getString(1), row.getObject(2, UUID.class), row.getInt(3)))
                .list();
    }

    /// Takes away for good what was brought of one type about persons, and about the household in which they are.
    ///
    /// @return how many there were
    @Transactional
    public int removeAll(String type, String caseNumber, Collection<UUID> persons) {
        var gone = jdbc.sql("""
                delete from access.upload
                 where about_type = :type and case_number = :number
                   and (person_id = any(cast(:persons as uuid[])) or person_id is null)
                returning id
                """)
                .param("type", type)
                .param("number", caseNumber)
                .param("persons", Columns.column(persons, it -> it))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        trail.recordAll(gone.stream().map(it -> removed(it).inCase(caseNumber)).toList());
        return gone.size();
    }

    /// What one account brings in a day is bounded: a desk's work has room in it, a flood does not.
    private void requireWithinTheDay(UUID account, int bytes) {
        var since = clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC);
        var within = jdbc.sql("""
                select count(*) < :files and coalesce(sum(size), 0) + :bytes <= :most
                  from access.upload where account = :me and at > :since and not with_form
                """)
                .param("files", MOST_FILES_A_DAY)
                .param("bytes", bytes)
                .param("most", MOST_BYTES_A_DAY)
                .param("me", account)
                .param("since", since)
                .query(Boolean.class)
                .single();
        if (!within) {
            throw UploadRefused.tooManyToday(MOST_FILES_A_DAY, (int) (MOST_BYTES_A_DAY / 1_000_000));
        }
    }

    private UUID keep(
            Upload.About about, String caseNumber, @Nullable UUID person, Accepted accepted, boolean withForm) {
        return keep(Ids.next(), about, caseNumber, person, accepted, withForm);
    }

    private UUID keep(
            UUID id,
            Upload.About about,
            String caseNumber,
            @Nullable UUID person,
            Accepted accepted,
            boolean withForm) {
        var me = actor.get().account();
        if (!withForm) {
            requireWithinTheDay(me, accepted.content().length);
        }
        var owner = person == null ? KeyOwner.household(caseNumber) : KeyOwner.person(person);
        jdbc.sql("""
                insert into access.upload (id, case_number, person_id, about_type, about_id, kind, size, content, account,
                                           at, with_form)
                values (:id, :number, :person, :type, :about, :kind, :size, :content, :account, :now, :form)
                """)
                .param("id", id)
                .param("number", caseNumber)
                .param("person", person, java.sql.Types.OTHER)
                .param("type", about.type())
                .param("about", about.id())
                .param("kind", accepted.kind().name())
                .param("size", accepted.content().length)
                .param(
                        "content",
                        vault.seal(place(id), owner, Base64.getEncoder().encodeToString(accepted.content())))
                .param("account", me)
                .param("form", withForm)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        trail.record(AuditEvent.by(me, UploadActs.KEPT, "upload", id)
                .inCase(caseNumber)
                .with("about", about.type())
                .with("kind", accepted.kind()));
        return id;
    }

    /// The files of one thing that the reader may see, the oldest first.
    public List<Upload> of(Upload.About about) {
        return jdbc.sql("""
                select id, about_type, about_id, kind, size, account, at from access.upload
                 where about_type = :type and about_id = :about order by at, id
                """)
                .param("type", about.type())
                .param("about", about.id())
                .query((row, _) -> upload(row))
                .list();
    }

    /// Opens a file of a case. That it was opened is committed before this answers: the first byte of a file leaves
    /// before the transaction around a page has ended.
    ///
    /// @throws UploadNotThere if the reader does not see it, or it does not belong to this
    public Opened open(UUID id, Upload.About about, String caseNumber) {
        return Objects.requireNonNull(apart.execute(_ -> {
            var found = jdbc.sql("""
                    select * from access.upload
                     where id = :id and about_type = :type and about_id = :about and case_number = :number
                    """)
                    .param("id", id)
                    .param("type", about.type())
                    .param("about", about.id())
                    .param("number", caseNumber)
                    .query((row, _) -> new Found(upload(row), sealed(row)))
                    .optional()
                    .orElseThrow(UploadNotThere::new);
            return opened(found, caseNumber).orElseThrow(UploadNotThere::new);
        }));
    }

    private Optional<Opened> opened(Found found, String caseNumber) {
        return vault.open(new Reading(caseNumber, WHAT), found.sealed())
                .map(it -> new Opened(found.upload().kind(), Base64.getDecoder().decode(it)));
    }

    private AuditEvent removed(UUID upload) {
        return actor.find()
                .map(it -> AuditEvent.by(it.account(), UploadActs.REMOVED, "upload", upload))
                .orElseGet(() -> AuditEvent.byJob(OwnWork.now().orElse("havn"), UploadActs.REMOVED, "upload", upload));
    }

    /// Every file about these persons, who are one, and of their household, for their own copy.
    public List<Opened> forCopy(String caseNumber, Collection<UUID> persons) {
        var found = jdbc.sql("""
                select * from access.upload
                 where case_number = :number
                   and (person_id = any(cast(:persons as uuid[])) or person_id is null) order by at, id
                """)
                .param("number", caseNumber)
                .param("persons", Columns.column(persons, it -> it))
                .query((row, _) -> new Found(upload(row), sealed(row)))
                .list();
        return found.stream().flatMap(it -> opened(it, caseNumber).stream()).toList();
    }

    /// Takes a file away for good.
    @Transactional
    public void remove(UUID id, String caseNumber) {
        var gone = jdbc.sql("delete from access.upload where id = :id and case_number = :number")
                .param("id", id)
                .param("number", caseNumber)
                .update();
        if (gone == 0) {
            throw new UploadNotThere();
        }
        trail.record(AuditEvent.by(actor.get().account(), UploadActs.REMOVED, "upload", id)
                .inCase(caseNumber));
    }

    @Override
    public void reseal(KeyOwner owner) {
        OwnWork.run(
                "access.reseal",
                () -> of(owner)
                        .forEach(id -> transaction.executeWithoutResult(
                                _ -> jdbc.sql("select * from access.upload where id = :id for update")
                                        .param("id", id)
                                        .query((row, _) -> sealed(row))
                                        .optional()
                                        .filter(vault::stale)
                                        .flatMap(it -> vault.reseal(List.of(it)).getFirst())
                                        .ifPresent(anew -> jdbc.sql(
                                                        "update access.upload set content = :content where id = :id")
                                                .param("content", anew)
                                                .param("id", id)
                                                .update()))));
    }

    /// Which files an owner's key seals. Whose household it is tells the key's id alone, and a file is megabytes: only
    /// the owner's own are read, one at a time.
    private List<UUID> of(KeyOwner owner) {
        record Row(UUID id, @Nullable UUID person, String caseNumber) {}
        return jdbc
                .sql("""
                select id, person_id, case_number from access.upload where person_id = :owner or person_id is null
                """)
                .param("owner", owner.id())
                .query((row, _) ->
                        new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
                .list()
                .stream()
                .filter(it -> it.person() != null
                        || KeyOwner.household(it.caseNumber()).equals(owner))
                .map(Row::id)
                .toList();
    }

    /// A file's content and what it is.
    @SuppressWarnings("ArrayRecordComponent") // handed out once
    public record Opened(UploadKind kind, byte[] content) {
        @Override
        public String toString() {
            return "Opened[" + kind + ", hidden]";
        }
    }

    private record Found(Upload upload, Sealed sealed) {}

    private static Place place(UUID id) {
        return new Place("access.upload", "content", id.toString());
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        return new Sealed(
                place(row.getObject("id", UUID.class)),
                person == null ? KeyOwner.household(row.getString("case_number")) : KeyOwner.person(person),
                row.getBytes("content"));
    }

    private static Upload upload(ResultSet row) throws SQLException {
        return new Upload(
                row.getObject("id", UUID.class),
                new Upload.About(row.getString("about_type"), row.getObject("about_id", UUID.class)),
                UploadKind.valueOf(row.getString("kind")),
                row.getInt("size"),
                row.getObject("account", UUID.class),
                row.getTimestamp("at").toInstant());
    }
}
