package org.havn.interviews;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.havn.access.CurrentActor;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.FormChanges;
import org.havn.interviews.forms.FormFiles;
import org.havn.interviews.forms.FormProblem;
import org.havn.interviews.forms.ReadForm;
import org.havn.interviews.forms.ShippedForms;
import org.havn.platform.Ids;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Forms of a house's own: read, looked at by whoever brought them, and kept once they say so. Between the two the file
/// waits, for a day, one of each account. Why so: `docs/decisions/0333-a-house-brings-its-own-forms.md`
@Service
class BroughtForms {
    private static final Duration WAITS = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final FormRows rows;
    private final List<RestsOnForm> resting;
    private final CurrentActor actor;
    private final AuditTrail trail;
    private final Clock clock;

    BroughtForms(
            JdbcClient jdbc,
            FormRows rows,
            List<RestsOnForm> resting,
            CurrentActor actor,
            AuditTrail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.resting = resting;
        this.actor = actor;
        this.trail = trail;
        this.clock = clock;
    }

    /// What became of a file.
    sealed interface Outcome {
        /// It cannot be used, and each reason.
        record Problems(List<FormProblem> problems) implements Outcome {}

        /// The same form in the same version is here.
        record Here(Form form) implements Outcome {}

        /// It waits for a yes.
        record Waiting(UUID id) implements Outcome {}
    }

    /// A form that waits, as somebody has to see it.
    ///
    /// @param before the version on which new interviews begin until then; null where the form is a new one
    /// @param unfound rules that would find something no more, or not at all
    record Looked(
            UUID id, ReadForm read, @Nullable Form before, FormChanges changes, List<RestsOnForm.Unfound> unfound) {
        /// Whether it takes the place of the form that comes with Havn, and lacks something.
        boolean asksForAWord() {
            return read.get().id().equals(ShippedForms.RESETTLEMENT) && !unfound.isEmpty();
        }
    }

    /// Every form with its versions. How many interviews stand on each is counted over all families.
    @Transactional(readOnly = true)
    public List<FormRows.Version> all() {
        return OwnWork.of("interviews.forms", rows::all);
    }

    /// Reads a file, and lets it wait if it can be used.
    ///
    /// @param name what problems call the file, as nobody reads what it was called
    /// @throws FormNotKept if its version is here with other content, or a newer one is
    @Transactional
    public Outcome bring(String name, byte[] content) {
        var read = FormFiles.file(name, content);
        var problems = Stream.concat(read.problems().stream().filter(FormProblem::stops), read.unasked().stream())
                .toList();
        if (!problems.isEmpty()) {
            return new Outcome.Problems(problems);
        }
        if (isHere(read)) {
            return new Outcome.Here(read.get());
        }
        var id = Ids.next();
        var now = clock.instant();
        jdbc.sql("delete from interviews.form_waiting where at < :before or account = :me")
                .param("before", now.minus(WAITS).atOffset(ZoneOffset.UTC))
                .param("me", actor.get().account())
                .update();
        jdbc.sql("insert into interviews.form_waiting (account, id, content, at) values (:me, :id, :content, :now)")
                .param("me", actor.get().account())
                .param("id", id)
                .param("content", content)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return new Outcome.Waiting(id);
    }

    /// The form that waits.
    ///
    /// @throws FormNotWaiting if there is none, or none of this account's
    @Transactional(readOnly = true)
    public Looked look(UUID id) {
        var read = waiting(id, "");
        var form = read.get();
        var before = rows.newest(form.id());
        return new Looked(
                id,
                read,
                before.orElse(null),
                before.map(it -> FormChanges.between(it, form))
                        .orElseGet(() -> new FormChanges(List.of(), List.of(), List.of())),
                resting.stream().flatMap(it -> it.unfound(form).stream()).toList());
    }

    /// Keeps the form that waits. New interviews begin with it; those that were planned before stay on theirs.
    ///
    /// @param knowing whether whoever keeps it has said that they know which rules will find nothing
    /// @throws FormNotWaiting if there is none, or none of this account's
    /// @throws FormNotKept if its version is here with other content, or a newer one is, or it lacks something
    @Transactional
    public Form keep(UUID id, boolean knowing) {
        var looked = look(id);
        if (looked.asksForAWord() && !knowing) {
            throw FormNotKept.lacks(looked.unfound().size());
        }
        var read = looked.read();
        var form = read.get();
        var me = actor.get().account();
        if (!isHere(read)) {
            if (!rows.keep(read, me)) {
                isHere(read); // somebody was faster, with the same or with another
            } else {
                trail.record(AuditEvent.by(me, InterviewActs.FORM_KEPT, "form", form.id())
                        .with("version", form.version())
                        .with("digest", FormDigest.of(read).value()));
            }
        }
        forget(id);
        return form;
    }

    /// Throws the file that waits away.
    @Transactional
    public void forget(UUID id) {
        jdbc.sql("delete from interviews.form_waiting where id = :id and account = :me")
                .param("id", id)
                .param("me", actor.get().account())
                .update();
    }

    private ReadForm waiting(UUID id, String name) {
        var content = jdbc.sql("""
                select content from interviews.form_waiting where id = :id and account = :me and at >= :since
                """)
                .param("id", id)
                .param("me", actor.get().account())
                .param("since", clock.instant().minus(WAITS).atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getBytes(1))
                .optional()
                .orElseThrow(FormNotWaiting::new);
        var read = FormFiles.file(name, content);
        if (read.form().isEmpty()) {
            throw new FormNotWaiting(); // the reader has changed since, with a new release
        }
        return read;
    }

    /// Whether the very same version is here; another one of its number, or with a newer one, is refused.
    private boolean isHere(ReadForm read) {
        var form = read.get();
        var here = rows.digest(form.id(), form.version());
        if (here.isPresent()) {
            if (here.get().equals(FormDigest.of(read))) {
                return true;
            }
            throw FormNotKept.differs(form.id(), form.version());
        }
        newer(form).ifPresent(it -> {
            throw FormNotKept.older(form.version(), it.version());
        });
        return false;
    }

    private Optional<Form> newer(Form form) {
        return rows.newest(form.id()).filter(it -> !FormRows.isNewer(form.version(), it.version()));
    }
}
