package org.havn.access.keeping;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.havn.access.Accounts;
import org.havn.access.CurrentActor;
import org.havn.access.Purpose;
import org.havn.access.ReasonMissing;
import org.havn.access.Role;
import org.havn.access.exports.Exports;
import org.havn.access.exports.Watermark;
import org.havn.access.uploads.Uploads;
import org.havn.access.vault.SealedNote;
import org.havn.access.vault.Vault;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.audit.TrailEntry;
import org.havn.audit.Who;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A person's copy of everything held about them: a page to read or print, the same for programs, and who
/// opened the file. What it leaves out, and why: `docs/decisions/0133-a-copy-of-everything.md`
///
/// A data protection officer gets it whole. A caseworker gets what the case shows them, and nothing of a
/// case that is not theirs.
@Service
class Copies {
    private static final String WORK = "access.copy";
    private static final int MOST_OPENINGS = 500;
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static final SealedNote BECAUSE = SealedNote.of("access.copy_made", "because", "id");

    private final ObjectProvider<PersonRecords> modules;
    private final CaseMembers members;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final AuditTrail trail;
    private final Accounts accounts;
    private final CurrentActor actor;
    private final Exports exports;
    private final Uploads uploads;
    private final TemplateEngine templates;
    private final SamePerson same;
    private final Clock clock;

    Copies(
            ObjectProvider<PersonRecords> modules,
            CaseMembers members,
            JdbcClient jdbc,
            Vault vault,
            AuditTrail trail,
            Accounts accounts,
            CurrentActor actor,
            Exports exports,
            Uploads uploads,
            TemplateEngine templates,
            SamePerson same,
            Clock clock) {
        this.modules = modules;
        this.members = members;
        this.jdbc = jdbc;
        this.vault = vault;
        this.trail = trail;
        this.accounts = accounts;
        this.actor = actor;
        this.exports = exports;
        this.uploads = uploads;
        this.templates = templates;
        this.same = same;
        this.clock = clock;
    }

    /// Makes the package, and keeps that it was made, for whom and why.
    ///
    /// @param member the person's number on the case
    /// @param recipient a registered recipient to whom it is sealed; empty where it is handed over in
    ///     person
    /// @return a zip with `copy.html`, `copy.json` and the files that were brought
    @Transactional
    public byte[] make(
            String caseNumber, String member, Purpose purpose, String because, String recipient, Words words) {
        var sentence = ReasonMissing.requireSentence(because);
        var me = actor.get();
        var whole = me.is(Role.DATA_PROTECTION_OFFICER);
        if (!whole && !sees(caseNumber)) {
            throw new MemberNotThere();
        }
        var person = Members.person(members, caseNumber, member);
        var id = Ids.next();
        trail.record(AuditEvent.by(me.account(), KeepingActs.COPY_MADE, "person", person)
                .inCase(caseNumber)
                .forPurpose(purpose.code())
                .with("copy", id));
        var whom = new Whom(
                whole ? OwnWork.of(WORK, () -> same.andMerged(Set.of(person))) : same.andMerged(Set.of(person)),
                Set.of(caseNumber));
        var parts = whole ? OwnWork.of(WORK, () -> parts(whom)) : parts(whom);
        var files = whole
                ? OwnWork.of(WORK, () -> uploads.forCopy(caseNumber, whom.persons()))
                : uploads.forCopy(caseNumber, whom.persons());
        var openings = trail.openings(caseNumber, MOST_OPENINGS);
        var said = words.say("access.purpose." + purpose);
        if (recipient.isEmpty()) {
            keep(id, caseNumber, person, purpose, sentence, null);
            var mark = exports.watermark(id, words.say("access.copy.in-person"), said);
            return zip(caseNumber, Integer.parseInt(member.strip()), parts, files, openings, mark, words);
        }
        var sealed = exports.seal(
                id,
                recipient,
                said,
                mark -> zip(caseNumber, Integer.parseInt(member.strip()), parts, files, openings, mark, words));
        keep(id, caseNumber, person, purpose, sentence, sealed.recipient());
        return sealed.bytes();
    }

    private List<CopiedPart> parts(Whom whom) {
        return modules.stream()
                // who they are comes first, who may see it last
                .sorted(Comparator.comparing((PersonRecords it) -> it instanceof AccessRecords)
                        .thenComparingInt(PersonRecords::order))
                .flatMap(it -> it.copy(whom).stream())
                .filter(it -> !it.rows().isEmpty())
                .toList();
    }

    private boolean sees(String caseNumber) {
        return jdbc.sql("select count(*) from access.case_scope where case_number = :number")
                        .param("number", caseNumber)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void keep(
            UUID id, String caseNumber, UUID person, Purpose purpose, String because, @Nullable UUID recipient) {
        OwnWork.run(
                WORK,
                () -> jdbc.sql("""
                insert into access.copy_made (id, case_number, person_id, account, purpose, because_sealed, made_at,
                                              recipient)
                values (:id, :number, :person, :account, :purpose, :because, :now, :recipient)
                """)
                        .param("id", id)
                        .param("number", caseNumber)
                        .param("person", person)
                        .param("account", actor.get().account())
                        .param("purpose", purpose.code())
                        .param("because", vault.seal(BECAUSE, id.toString(), caseNumber, because))
                        .param("recipient", recipient, java.sql.Types.OTHER)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
    }

    private byte[] zip(
            String caseNumber,
            int member,
            List<CopiedPart> parts,
            List<Uploads.Opened> files,
            List<TrailEntry> openings,
            Watermark mark,
            Words words) {
        var now = clock.instant();
        var names = accounts.displayNames(openings.stream()
                .flatMap(it -> it.who() instanceof Who.Account(var id) ? Stream.of(id) : Stream.empty())
                .collect(Collectors.toSet()));
        var opened = openings.stream().map(it -> opening(it, names, words)).toList();
        var view = new CopyView(
                caseNumber,
                member,
                words.moment(now),
                parts.stream().map(it -> section(it, words)).toList(),
                opened,
                mark.line(words));
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("copy.html"));
            var page = new Utf8ByteOutput();
            templates.render("access/copy-package.jte", Map.of("view", view, "words", words), page);
            page.writeTo(zip);
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("copy.json"));
            zip.write(JSON.writeValueAsBytes(forPrograms(caseNumber, member, now, parts, opened, mark.line(words))));
            zip.closeEntry();
            var number = 0;
            for (var file : files) {
                zip.putNextEntry(
                        new ZipEntry("files/" + ++number + "." + file.kind().ending()));
                zip.write(file.content());
                zip.closeEntry();
            }
        } catch (IOException full) {
            throw new UncheckedIOException("The copy could not be put together", full);
        }
        return bytes.toByteArray();
    }

    private static Map<String, Object> forPrograms(
            String caseNumber,
            int member,
            Instant now,
            List<CopiedPart> parts,
            List<CopyView.Opening> opened,
            String mark) {
        var tables = new LinkedHashMap<String, Object>();
        parts.forEach(it -> tables.put(it.table(), it.rows()));
        var whole = new LinkedHashMap<String, Object>();
        whole.put("format", 1);
        whole.put("case", caseNumber);
        whole.put("member", member);
        whole.put("madeAt", now.toString());
        whole.put("takenOut", mark);
        whole.put("held", tables);
        whole.put("openedBy", opened);
        return whole;
    }

    private static CopyView.Section section(CopiedPart part, Words words) {
        var entries = new ArrayList<CopyView.Entry>();
        for (var row : part.rows()) {
            entries.add(new CopyView.Entry(row.entrySet().stream()
                    .map(it -> new CopyView.Field(label(it.getKey(), words), value(it.getValue(), words)))
                    .toList()));
        }
        return new CopyView.Section(words.say("access.copy.table." + part.table()), entries);
    }

    private static String label(String field, Words words) {
        if (field.startsWith("translation_")) {
            return words.say("access.copy.field.translation", field.substring("translation_".length()));
        }
        return words.say("access.copy.field." + field);
    }

    private static String value(String value, Words words) {
        if (value.matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z")) {
            return words.moment(Instant.parse(value));
        }
        if (value.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return words.date(java.time.LocalDate.parse(value));
        }
        return switch (value) {
            case "true" -> words.say("access.copy.yes");
            case "false" -> words.say("access.copy.no");
            default -> value;
        };
    }

    private static CopyView.Opening opening(TrailEntry it, Map<UUID, String> names, Words words) {
        var act = it.act();
        var dot = act.indexOf('.');
        var key = act.substring(0, dot) + ".act" + act.substring(dot);
        return new CopyView.Opening(
                it.who() instanceof Who.Account(var id)
                        ? names.getOrDefault(id, words.say("access.copy.somebody"))
                        : words.say("access.copy.havn"),
                words.has(key) ? words.say(key) : act,
                words.moment(it.moment()));
    }
}
