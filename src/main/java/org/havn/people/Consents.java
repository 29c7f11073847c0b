package org.havn.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.CurrentActor;
import org.havn.access.exports.ExportPurpose;
import org.havn.access.exports.ExportStops;
import org.havn.access.exports.Exports;
import org.havn.audit.Act;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Columns;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people agreed to: for which purpose, towards whom, about what, until when. The newest line about one person,
/// one
/// purpose and one recipient counts. See docs/decisions/0243-consent-is-a-ledger.md.
@Service
public class Consents implements ExportStops {
    private static final String WORK = "people.consents";

    /// What somebody agreed to, before it is written down.
    public record Given(
            PersonId person,
            ConsentPurpose purpose,
            ConsentRecipient recipient,
            FieldGroup fields,
            @Nullable LocalDate until,
            ConsentWay way,
            PersonId givenBy,
            Assent assent,
            String readBackIn) {
        public Given {
            if (person.equals(givenBy) != (assent == Assent.NO_CHILD)) {
                throw new ConsentNotValid();
            }
        }
    }

    private final JdbcClient jdbc;
    private final ObjectProvider<Exports> exports;
    private final ObjectProvider<FollowsConsent> followers;
    private final CurrentActor actor;
    private final AuditTrail trail;
    private final Clock clock;

    Consents(
            JdbcClient jdbc,
            ObjectProvider<Exports> exports,
            ObjectProvider<FollowsConsent> followers,
            CurrentActor actor,
            AuditTrail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.exports = exports;
        this.followers = followers;
        this.actor = actor;
        this.trail = trail;
        this.clock = clock;
    }

    /// Writes down what was agreed to, by whoever is signed in.
    @Transactional
    public void record(String caseNumber, Collection<Given> given, Instant at) {
        var by = actor.get().account();
        insert(caseNumber, given, by, at);
        trail.record(AuditEvent.by(by, PeopleActs.CONSENT_GIVEN, "case", caseNumber)
                .inCase(caseNumber)
                .with("count", given.size()));
    }

    /// The same, for what was written down before it came into Havn.
    @Transactional
    public void recordedBefore(String caseNumber, Collection<Given> given, UUID by, Instant at) {
        insert(caseNumber, given, by, at);
        trail.record(AuditEvent.byJob("people", PeopleActs.CONSENT_GIVEN, "case", caseNumber)
                .inCase(caseNumber)
                .with("count", given.size()));
    }

    private void insert(String caseNumber, Collection<Given> given, UUID by, Instant at) {
        for (var it : given) {
            if (it.until() != null && it.until().isBefore(LocalDate.now(clock))) {
                throw new ConsentNotValid();
            }
            jdbc.sql("""
                    insert into people.consent (id, case_number, person_id, purpose, recipient, fields, until_on, way,
                                                given_by, assent, read_back_in, recorded_by, given_at, recorded_at)
                    values (:id, :number, :person, :purpose, :recipient, :fields, :until, :way, :givenBy, :assent,
                            :language, :by, :at, :now)
                    """)
                    .param("id", Ids.next())
                    .param("number", caseNumber)
                    .param("person", it.person().value())
                    .param("purpose", it.purpose().name())
                    .param("recipient", it.recipient().name())
                    .param("fields", it.fields().name())
                    .param("until", it.until())
                    .param("way", it.way().name())
                    .param("givenBy", it.givenBy().value())
                    .param("assent", it.assent().name())
                    .param("language", it.readBackIn())
                    .param("by", by)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    /// The ledger of a case as far as the reader sees it, the newest first.
    @Transactional(readOnly = true)
    public List<Consent> of(String caseNumber) {
        return jdbc.sql("select * from people.consent where case_number = :number order by given_at desc, id desc")
                .param("number", caseNumber)
                .query((row, _) -> consent(row))
                .list();
    }

    /// Who of a case has taken back, let lapse, or as a child refused, what was agreed to for a purpose. Whoever was
    /// never asked is not among them.
    @Transactional(readOnly = true)
    public Set<PersonId> stopped(String caseNumber, ConsentPurpose purpose) {
        var today = LocalDate.now(clock);
        return newest(of(caseNumber)).stream()
                .filter(it -> it.purpose() == purpose && !it.holdsOn(today))
                .map(Consent::person)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Who of a case agreed to a purpose towards the house alone, and it holds today.
    @Transactional(readOnly = true)
    public Set<PersonId> holding(String caseNumber, ConsentPurpose purpose) {
        var today = LocalDate.now(clock);
        return newest(of(caseNumber)).stream()
                .filter(it -> it.purpose() == purpose && it.recipient() == ConsentRecipient.HAVN && it.holdsOn(today))
                .map(Consent::person)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Of all lines those that count: the newest about each person, purpose and recipient.
    public static Collection<Consent> newest(List<Consent> newestFirst) {
        record Matter(PersonId person, ConsentPurpose purpose, ConsentRecipient recipient) {}
        var newest = new LinkedHashMap<Matter, Consent>();
        newestFirst.forEach(it -> newest.putIfAbsent(new Matter(it.person(), it.purpose(), it.recipient()), it));
        return newest.values();
    }

    /// Takes a consent back, and orders everybody who was given something of the case for that purpose to stop. Doing
    /// so
    /// twice changes nothing. A family's own account takes back what it sees: its owner's and its children's.
    ///
    /// @throws ConsentNotThere if there is none, or none for this reader
    @Transactional
    public void withdraw(String caseNumber, UUID id) {
        var consent = of(caseNumber).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(ConsentNotThere::new);
        if (consent.withdrawnAt() != null) {
            return;
        }
        var by = actor.get().account();
        OwnWork.run(WORK, () -> {
            jdbc.sql("""
                    update people.consent set withdrawn_at = :now, withdrawn_by = :by
                     where id = :id and withdrawn_at is null
                    """).param("now", now()).param("by", by).param("id", id).update();
            issue(consent);
            followers.forEach(it -> it.takenBack(consent));
        });
        trail.record(event(PeopleActs.CONSENT_WITHDRAWN, id, caseNumber));
    }

    private void issue(Consent consent) {
        var purposes = purposes(consent.purpose());
        for (var holder : exports.getObject().holders(consent.caseNumber())) {
            if (purposes.contains(holder.purpose())) {
                jdbc.sql("""
                        insert into people.stop_order (id, consent_id, case_number, holder, issued_at)
                        values (:id, :consent, :number, :holder, :now) on conflict (consent_id, holder) do nothing
                        """)
                        .param("id", Ids.next())
                        .param("consent", consent.id())
                        .param("number", consent.caseNumber())
                        .param("holder", holder.recipient())
                        .param("now", now())
                        .update();
            }
        }
    }

    /// Which exports rest on a consent; the others rest on a law.
    private static Set<ExportPurpose> purposes(ConsentPurpose purpose) {
        return switch (purpose) {
            case PLACEMENT -> Set.of(ExportPurpose.RECEPTION);
            case PARTNER -> Set.of(ExportPurpose.PARTNER);
            case INTERVIEW -> Set.of(ExportPurpose.RECEPTION, ExportPurpose.PARTNER, ExportPurpose.SUBMISSION);
            case SUBMISSION -> Set.of(ExportPurpose.SUBMISSION);
            case HEALTH, RECORDING -> Set.of();
        };
    }

    /// Whether somebody of these cases has taken back what such an export rests on.
    @Override
    public boolean stopped(Collection<String> cases, ExportPurpose purpose) {
        var restsOn = java.util.Arrays.stream(ConsentPurpose.values())
                .filter(it -> purposes(it).contains(purpose))
                .toList();
        if (restsOn.isEmpty() || cases.isEmpty()) {
            return false;
        }
        var today = LocalDate.now(clock);
        var all = OwnWork.of(
                WORK,
                () -> jdbc.sql(
                                "select * from people.consent where case_number = any(:cases) order by given_at desc, id desc")
                        .param("cases", Columns.column(cases, it -> it))
                        .query((row, _) -> consent(row))
                        .list());
        return newest(all).stream().anyMatch(it -> restsOn.contains(it.purpose()) && !it.holdsOn(today));
    }

    /// The stop-orders of a case, the newest first.
    @Transactional(readOnly = true)
    public List<StopOrder> stopOrders(String caseNumber) {
        return jdbc.sql("select * from people.stop_order where case_number = :number order by issued_at desc, id")
                .param("number", caseNumber)
                .query((row, _) -> stopOrder(row))
                .list();
    }

    /// Keeps that the holder was told.
    @Transactional
    public void told(String caseNumber, UUID id) {
        change(jdbc.sql("""
                        update people.stop_order set told_at = :now, told_by = :by
                         where id = :id and case_number = :number and told_at is null
                        """), caseNumber, id, PeopleActs.STOP_TOLD);
    }

    /// Keeps what the holder answered.
    @Transactional
    public void answered(String caseNumber, UUID id, StopAnswer answer) {
        change(jdbc.sql("""
                        update people.stop_order
                           set answer = :answer, answered_at = :now, answered_by = :by,
                               told_at = coalesce(told_at, :now), told_by = coalesce(told_by, :by)
                         where id = :id and case_number = :number
                        """).param("answer", answer.name()), caseNumber, id, PeopleActs.STOP_ANSWERED);
    }

    private void change(JdbcClient.StatementSpec statement, String caseNumber, UUID id, Act act) {
        if (stopOrders(caseNumber).stream().noneMatch(it -> it.id().equals(id))) {
            throw new ConsentNotThere();
        }
        statement
                .param("now", now())
                .param("by", actor.get().account())
                .param("id", id)
                .param("number", caseNumber)
                .update();
        trail.record(event(act, id, caseNumber));
    }

    private AuditEvent event(Act act, UUID id, String caseNumber) {
        return AuditEvent.by(actor.get().account(), act, "consent", id).inCase(caseNumber);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static Consent consent(ResultSet row) throws SQLException {
        return new Consent(
                row.getObject("id", UUID.class),
                row.getString("case_number"),
                new PersonId(row.getObject("person_id", UUID.class)),
                ConsentPurpose.valueOf(row.getString("purpose")),
                ConsentRecipient.valueOf(row.getString("recipient")),
                FieldGroup.valueOf(row.getString("fields")),
                row.getObject("until_on", LocalDate.class),
                ConsentWay.valueOf(row.getString("way")),
                new PersonId(row.getObject("given_by", UUID.class)),
                Assent.valueOf(row.getString("assent")),
                row.getString("read_back_in"),
                row.getObject("recorded_by", UUID.class),
                Objects.requireNonNull(instant(row, "given_at"), "given at some time"),
                instant(row, "withdrawn_at"));
    }

    private static StopOrder stopOrder(ResultSet row) throws SQLException {
        var answer = row.getString("answer");
        return new StopOrder(
                row.getObject("id", UUID.class),
                row.getObject("consent_id", UUID.class),
                row.getString("case_number"),
                row.getObject("holder", UUID.class),
                Objects.requireNonNull(instant(row, "issued_at"), "issued at some time"),
                instant(row, "told_at"),
                answer == null ? null : StopAnswer.valueOf(answer),
                instant(row, "answered_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
