package org.havn.placement;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.cases.CaseNumber;
import org.havn.platform.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// What people ask of rounds, answered in the background by solving again.
@Service
class Inquiries {
    /// Of one kind about one round: each takes a solver's process, and the machine is everybody's.
    private static final int MOST_OPEN = 3;

    private final InquiryRows rows;
    private final InquiryJob.InquiryQueue queue;
    private final CurrentActor actor;
    private final AuditTrail trail;
    private final JsonMapper json;
    private final Clock clock;

    Inquiries(
            InquiryRows rows,
            InquiryJob.InquiryQueue queue,
            CurrentActor actor,
            AuditTrail trail,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.queue = queue;
        this.actor = actor;
        this.trail = trail;
        this.json = json;
        this.clock = clock;
    }

    /// Asks. One of the same kind and question that is still being worked out is answered instead.
    ///
    /// @throws AskLater if several of this kind are still being worked out for the round
    @Transactional
    public <Q extends Record> UUID ask(
            Inquirer<Q, ?> inquirer, @Nullable RoundId round, @Nullable CaseNumber household, Q question) {
        var known = round == null ? rows.of(inquirer.kind()) : rows.of(round, inquirer.kind());
        var open = known.stream().filter(it -> it.state().open()).toList();
        var same = open.stream()
                .filter(it -> question(it, inquirer).equals(question))
                .findFirst();
        if (same.isPresent()) {
            queue.add(same.get().id());
            return same.get().id();
        }
        if (open.size() >= MOST_OPEN) {
            throw new AskLater(MOST_OPEN);
        }
        var by = actor.get().account();
        var inquiry = new Inquiry(
                Ids.next(),
                inquirer.kind(),
                round,
                household,
                json.writeValueAsString(question),
                Inquiry.State.WAITING,
                by.toString(),
                clock.instant(),
                null,
                null);
        rows.insert(inquiry);
        var event =
                AuditEvent.by(by, PlacementActs.ASKED, "inquiry", inquiry.id()).with("kind", inquirer.kind());
        trail.record(round == null ? event : event.with("round", round.value()));
        queue.add(inquiry.id());
        return inquiry.id();
    }

    /// The inquiry of this kind, where the reader may see it.
    @Transactional(readOnly = true)
    public Optional<Inquiry> find(UUID id, Inquirer<?, ?> inquirer) {
        return rows.find(id).filter(it -> it.kind().equals(inquirer.kind()));
    }

    /// The newest of a kind about a round.
    @Transactional(readOnly = true)
    public Optional<Inquiry> newest(RoundId round, Inquirer<?, ?> inquirer) {
        return rows.of(round, inquirer.kind()).stream().findFirst();
    }

    /// Those of a kind, the newest first.
    @Transactional(readOnly = true)
    public List<Inquiry> all(Inquirer<?, ?> inquirer) {
        return rows.of(inquirer.kind());
    }

    <Q extends Record> Q question(Inquiry inquiry, Inquirer<Q, ?> inquirer) {
        return json.readValue(inquiry.question(), inquirer.asks());
    }

    <A extends Record> Optional<A> answer(Inquiry inquiry, Inquirer<?, A> inquirer) {
        return Optional.ofNullable(inquiry.answer()).map(it -> json.readValue(it, inquirer.finds()));
    }
}
