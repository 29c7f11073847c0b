package org.havn.access.exports;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.Accounts;
import org.havn.access.CurrentActor;
import org.havn.access.FourEyes;
import org.havn.access.OfWeight;
import org.havn.access.ReasonMissing;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.platform.Choice;
import org.havn.platform.Ids;
import org.havn.platform.Words;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The one way by which a file with people in it leaves Havn: for a purpose that is written down, with a watermark,
/// sealed to a registered recipient, and with more than 25 people only when a second person agrees (SECURITY.md 6, 7).
///
/// The file is made and sealed when it is asked for, of what the one who asks may see; what the second person agrees
/// to is that very file, and nobody here can open it meanwhile.
@Service
public class Exports {
    /// With more people than this a file takes two people. No setting changes it.
    public static final int ALONE = 25;

    private final ExportRows rows;
    private final Recipients recipients;
    private final FourEyes fourEyes;
    private final Accounts accounts;
    private final AuditTrail trail;
    private final CurrentActor actor;
    private final Clock clock;
    private final ObjectProvider<ExportStops> stops;
    private final int mostCases;

    Exports(
            ExportRows rows,
            Recipients recipients,
            FourEyes fourEyes,
            Accounts accounts,
            AuditTrail trail,
            CurrentActor actor,
            Clock clock,
            ObjectProvider<ExportStops> stops,
            @Value("${havn.exports.most-cases:5000}") int mostCases) {
        this.rows = rows;
        this.recipients = recipients;
        this.fourEyes = fourEyes;
        this.accounts = accounts;
        this.trail = trail;
        this.actor = actor;
        this.clock = clock;
        this.stops = stops;
        this.mostCases = mostCases;
    }

    /// What a page has to ask before such a file can be made.
    ///
    /// @param files the files to choose from, by name
    public ExportForm form(String action, List<Choice> files, int persons, Words words) {
        return new ExportForm(
                action,
                files,
                words.say("access.export.persons", persons),
                persons > ALONE,
                java.util.Arrays.stream(ExportPurpose.values())
                        .map(it -> new Choice(it.name(), words.say("access.export.purpose." + it)))
                        .toList(),
                recipients.usable().stream()
                        .map(it -> new Choice(it.id().toString(), it.called()))
                        .toList());
    }

    /// Makes a file, seals it, and keeps it until it is fetched; with more than 25 people it waits for a second person.
    ///
    /// @param recipient a registered recipient's id
    /// @return the export's id
    /// @throws RecipientNotThere if no file can be sealed to them today
    /// @throws ExportTooLarge above the cap
    /// @throws ExportStopped if somebody in it has taken back what it would rest on
    @OfWeight
    @Transactional
    public UUID ask(Draft draft, String recipient, ExportPurpose purpose, String because, Words words) {
        var sentence = ReasonMissing.requireSentence(because);
        if (draft.cases().size() > mostCases) {
            throw new ExportTooLarge(mostCases, draft.cases().size());
        }
        requireNotStopped(draft.cases(), purpose);
        var to = recipients.requireUsable(recipient);
        var me = actor.get().account();
        var export = new Export(
                Ids.next(),
                draft.file(),
                draft.subjectType(),
                draft.subject(),
                purpose,
                sentence,
                to.id(),
                draft.persons(),
                me,
                clock.instant(),
                draft.persons() > ALONE ? Export.State.WAITING : Export.State.READY,
                null);
        var mark = watermark(export.id(), to, words.say("access.export.purpose." + purpose));
        rows.insert(export, SealedFile.of(draft.made().apply(mark), to.certificate()), draft.cases());
        trail.record(AuditEvent.by(me, ExportActs.ASKED, "export", export.id())
                .forPurpose(purpose.code())
                .with("file", draft.file())
                .with("of", draft.subject())
                .with("persons", draft.persons())
                .with("recipient", to.id()));
        if (export.state() == Export.State.WAITING) {
            fourEyes.ask(ReleaseExport.CODE, Map.of("export", export.id().toString()), sentence);
        } else {
            tellEveryCase(export);
        }
        return export.id();
    }

    /// Seals bytes that are no export of their own, such as a person's copy, to a registered recipient.
    public Sealed seal(UUID id, String recipient, String purpose, java.util.function.Function<Watermark, byte[]> made) {
        var to = recipients.requireUsable(recipient);
        return new Sealed(to.id(), SealedFile.of(made.apply(watermark(id, to, purpose)), to.certificate()));
    }

    /// A file and to whom it was sealed.
    @SuppressWarnings("ArrayRecordComponent") // handed out, not compared
    public record Sealed(UUID recipient, byte[] bytes) {}

    /// A watermark for what is handed to the person in person.
    public Watermark watermark(UUID id, String recipient, String purpose) {
        var me = actor.get().account();
        return new Watermark(
                id, accounts.displayNames(List.of(me)).getOrDefault(me, ""), clock.instant(), recipient, purpose);
    }

    /// Those who can be chosen today, by id.
    public List<Choice> recipients() {
        return recipients.usable().stream()
                .map(it -> new Choice(it.id().toString(), it.called()))
                .toList();
    }

    /// The second person has agreed.
    void release(UUID id) {
        var export = rows.findForSecond(id).orElseThrow(ExportNotThere::new);
        if (export.state() != Export.State.WAITING) {
            throw new ExportNotThere();
        }
        requireNotStopped(rows.casesOf(id), export.purpose());
        rows.release(id);
        tellEveryCase(export);
    }

    Optional<Export> findForSecond(UUID id) {
        return rows.findForSecond(id);
    }

    /// The sealed file, for the one who asked for it.
    @OfWeight
    @Transactional
    public byte[] collect(UUID id) {
        rows.find(id).ifPresent(it -> requireNotStopped(rows.casesOf(id), it.purpose()));
        var content = rows.collect(id, clock.instant()).orElseThrow(ExportNotThere::new);
        trail.record(AuditEvent.by(actor.get().account(), ExportActs.COLLECTED, "export", id));
        return content;
    }

    private void requireNotStopped(List<String> cases, ExportPurpose purpose) {
        if (stops.stream().anyMatch(it -> it.stopped(cases, purpose))) {
            throw new ExportStopped();
        }
    }

    /// Somebody who was given a file with people of a case in it.
    public record Holder(UUID recipient, ExportPurpose purpose, Instant at) {}

    /// To whom files with somebody of this case went, for each purpose. Reads them as Havn's own work.
    public List<Holder> holders(String caseNumber) {
        return rows.holders(caseNumber);
    }

    /// What recipients are called, those of the past too.
    public Map<UUID, String> called() {
        return recipients.all().stream().collect(Collectors.toMap(Recipient::id, Recipient::called));
    }

    private Watermark watermark(UUID id, Recipient to, String purpose) {
        return watermark(id, to.called(), purpose);
    }

    private void tellEveryCase(Export export) {
        trail.recordAll(rows.casesOf(export.id()).stream()
                .map(it -> AuditEvent.by(export.account(), ExportActs.TAKEN_OUT, "export", export.id())
                        .inCase(it)
                        .forPurpose(export.purpose().code())
                        .with("recipient", export.recipient()))
                .toList());
    }
}
