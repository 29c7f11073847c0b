package org.havn.interviews;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.CurrentActor;
import org.havn.access.vault.Reading;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.Form;
import org.havn.interviews.forms.ShippedForms;
import org.havn.interviews.forms.Topic;
import org.havn.people.PersonId;
import org.havn.platform.Ids;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Interviews with families: planned, held, sealed; what was said, by whom it was heard, and what is not to be asked
/// again.
@Service
public class Interviews {
    private static final String ANSWERS = "interviews.answers";

    private final InterviewRows rows;
    private final SealedAnswers sealed;
    private final Answers answers;
    private final Asides asides;
    private final ToldTopics told;
    private final ClosedTopics closed;
    private final FormRows forms;
    private final InterviewConsents consents;
    private final Cases cases;
    private final CurrentActor actor;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Interviews(
            InterviewRows rows,
            SealedAnswers sealed,
            Answers answers,
            Asides asides,
            ToldTopics told,
            ClosedTopics closed,
            FormRows forms,
            InterviewConsents consents,
            Cases cases,
            CurrentActor actor,
            AuditTrail trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.sealed = sealed;
        this.answers = answers;
        this.asides = asides;
        this.told = told;
        this.closed = closed;
        this.forms = forms;
        this.consents = consents;
        this.cases = cases;
        this.actor = actor;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /// Plans an interview on the form that comes with Havn.
    @Transactional
    public Interview plan(CaseNumber household, LocalDate on, InterpretedBy held) {
        return plan(household, on, held, ShippedForms.RESETTLEMENT);
    }

    /// The newest version of each form on which interviews can be planned, the one that comes with Havn first.
    @Transactional(readOnly = true)
    public List<Form> offered() {
        return forms.offered();
    }

    /// Plans an interview on the newest version of a form, on which it stays.
    ///
    /// @throws FormNotOffered if there is no such form
    @Transactional
    public Interview plan(CaseNumber household, LocalDate on, InterpretedBy held, String formId) {
        cases.get(household);
        var form = forms.keepNewest(formId).orElseThrow(FormNotOffered::new);
        var interview = new Interview(
                InterviewId.next(),
                household,
                form.id(),
                form.version(),
                InterviewState.PLANNED,
                on,
                held,
                null,
                null,
                null);
        rows.insert(interview);
        trail.record(event(InterviewActs.PLANNED, interview));
        return interview;
    }

    /// Begins an interview, once the family has agreed to it, which goes into the ledger of consents. Doing so twice
    /// changes nothing.
    ///
    /// @param consentAt when they agreed, by the clock of the device that was there
    /// @param held in which language, and who interprets
    @Transactional
    public Interview begin(InterviewId id, Instant consentAt, InterpretedBy held) {
        var interview = held(id);
        if (interview.state() == InterviewState.PLANNED) {
            consents.agreed(interview.household(), held, consentAt);
            rows.begin(id, held, actor.get().account(), consentAt);
            trail.record(event(InterviewActs.BEGUN, interview)
                    .with("language", held.language().value()));
        }
        return get(id);
    }

    /// Writes one answer down.
    ///
    /// @throws InterviewNotBegun if the family has not agreed yet
    @Transactional
    public AnswerOutcome answer(AnswerOperation operation) {
        return answer(operation.interview(), List.of(operation)).getFirst();
    }

    /// Writes a bundle of answers to one interview down, in their order, all or none. Bears being sent again.
    ///
    /// @return what became of each
    /// @throws ConsentTakenBack if whoever they are about agrees no more
    @Transactional
    public List<AnswerOutcome> answer(InterviewId id, List<AnswerOperation> operations) {
        var interview = held(id);
        if (interview.state() == InterviewState.PLANNED) {
            throw new InterviewNotBegun();
        }
        if (operations.stream().anyMatch(it -> !it.interview().equals(id))) {
            throw new IllegalArgumentException("A bundle is for one interview");
        }
        consents.requireStanding(interview.household(), operations);
        var outcomes = answers.write(
                interview, formOf(interview), members(interview), actor.get().account(), operations);
        var kept =
                outcomes.stream().filter(AnswerOutcome.Kept.class::isInstance).count();
        var conflicts = outcomes.stream()
                .filter(AnswerOutcome.InConflict.class::isInstance)
                .count();
        trail.record(event(InterviewActs.ANSWERED, interview).with("kept", kept).with("conflicts", conflicts));
        return outcomes;
    }

    /// Those of the answers that may not be taken in, because whoever they are about agrees no more.
    @Transactional(readOnly = true)
    public List<AnswerOperation> withdrawn(InterviewId id, List<AnswerOperation> operations) {
        return consents.withdrawn(get(id).household(), operations);
    }

    /// Keeps beside the interview what found no place in it any more. Nothing that was said is dropped; a person reads
    /// it.
    /// Bears being told again.
    @Transactional
    public void setAside(AnswerOperation operation, AnswerOutcome because) {
        var interview = get(operation.interview());
        asides.keep(
                interview, operation, because, members(interview), actor.get().account());
    }

    /// What was kept beside an interview, opened for a purpose that goes on record.
    @Transactional
    public List<SetAside> setAsideOf(InterviewId id) {
        return asides.of(get(id));
    }

    /// Seals an interview: nothing of it changes any more, and the needs can be read from it.
    ///
    /// @throws AnswersInConflict if two answers to one question wait for a decision
    @Transactional
    public Interview seal(InterviewId id) {
        var interview = held(id);
        switch (interview.state()) {
            case PLANNED -> throw new InterviewNotBegun();
            case UNDER_WAY -> {
                var waiting = sealed.openConflicts(id).size();
                if (waiting > 0) {
                    throw new AnswersInConflict(waiting);
                }
                rows.seal(id, clock.instant());
                cases.tell(interview.household(), "interviews.thread.sealed", List.of(), null);
                trail.record(event(InterviewActs.SEALED, interview));
                events.publishEvent(new InterviewSealed(id, interview.household()));
            }
            case SEALED -> {
                // as it was asked for
            }
        }
        return get(id);
    }

    /// An interview.
    ///
    /// @throws InterviewNotFound if there is none, or none for this reader
    @Transactional(readOnly = true)
    public Interview get(InterviewId id) {
        return rows.find(id).orElseThrow(() -> new InterviewNotFound(id));
    }

    /// The interviews with a family, the latest first.
    @Transactional(readOnly = true)
    public List<Interview> ofCase(CaseNumber household) {
        return rows.ofCase(household);
    }

    /// The form of an interview, in the version with which it was planned.
    @Transactional(readOnly = true)
    public Form formOf(Interview interview) {
        return forms.get(interview.form(), interview.formVersion());
    }

    /// The answers as they stand now, opened for a purpose that goes on record. What is not among them was not asked.
    @Transactional
    public List<GivenAnswer> answersOf(InterviewId id) {
        var interview = get(id);
        return sealed.open(
                new Reading(interview.household().value(), ANSWERS),
                List.copyOf(sealed.newest(id).values()));
    }

    /// Every answer that was given to one question, the newest first.
    @Transactional
    public List<GivenAnswer> historyOf(InterviewId id, FieldPath path) {
        var interview = get(id);
        return sealed.open(new Reading(interview.household().value(), ANSWERS), sealed.history(id, path));
    }

    /// The answers between which a person has to decide.
    @Transactional
    public List<AnswerConflict> conflictsOf(InterviewId id) {
        var interview = get(id);
        var open = sealed.openConflicts(id);
        if (open.isEmpty()) {
            return List.of();
        }
        var here = answersOf(id).stream().collect(Collectors.toMap(GivenAnswer::path, it -> it));
        var reading = new Reading(interview.household().value(), ANSWERS);
        var conflicts = new ArrayList<AnswerConflict>();
        for (var found : open) {
            for (var other : sealed.openConflicts(reading, List.of(found))) {
                var stands = here.get(other.path());
                if (stands != null) {
                    conflicts.add(new AnswerConflict(found.id(), id, other.path(), side(stands), side(other)));
                }
            }
        }
        return conflicts;
    }

    private static AnswerConflict.Side side(GivenAnswer answer) {
        return new AnswerConflict.Side(answer.answer(), answer.version(), answer.by(), answer.at(), answer.device());
    }

    /// Ends a conflict: the other answer takes the place, or what stands stays. Both are kept for good.
    ///
    /// @throws ConflictDecided if somebody was faster
    @Transactional
    public void decide(InterviewId id, UUID conflict, boolean takeTheOther) {
        var interview = held(id);
        var waiting = conflictsOf(id).stream()
                .filter(it -> it.id().equals(conflict))
                .findFirst()
                .orElseThrow(ConflictDecided::new);
        if (!sealed.decide(conflict, actor.get().account(), clock.instant(), takeTheOther)) {
            throw new ConflictDecided();
        }
        if (takeTheOther) {
            answer(new AnswerOperation(
                    Ids.next(),
                    id,
                    waiting.path(),
                    waiting.other().answer(),
                    waiting.here().version(),
                    waiting.other().device(),
                    waiting.other().at()));
        }
        trail.record(event(InterviewActs.DECIDED, interview).with("taken", takeTheOther));
    }

    /// Who has told about what already, to whom and when, the latest first.
    @Transactional(readOnly = true)
    public List<ToldTopic> toldBy(CaseNumber household) {
        return told.of(household);
    }

    /// About what members of a family are not asked again.
    @Transactional(readOnly = true)
    public List<ClosedTopic> closedTopics(CaseNumber household) {
        return closed.of(household);
    }

    /// Closes a topic: nobody asks this person about it again.
    ///
    /// @param because why, in whatever words; sealed under the person's key
    /// @throws TopicClosedMeanwhile if it is closed already
    @Transactional
    public ClosedTopic closeTopic(CaseNumber household, PersonId person, Topic topic, String because) {
        var members =
                cases.get(household).members().stream().map(CaseMember::person).toList();
        if (!members.contains(person)) {
            throw new AnswerNotTaken();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var closing = new ClosedTopic(Ids.next(), person, topic, actor.get().account(), now);
        closed.close(household, closing, because);
        trail.record(AuditEvent.by(actor.get().account(), InterviewActs.TOPIC_CLOSED, "person", person.value())
                .inCase(household.value())
                .with("topic", topic));
        return closing;
    }

    /// Opens a closed topic again, because the person wants to tell.
    ///
    /// @throws TopicClosedMeanwhile if it is open already
    @Transactional
    public void openTopic(CaseNumber household, UUID closing) {
        cases.get(household);
        if (!closed.open(household, closing, actor.get().account(), clock.instant())) {
            throw new TopicClosedMeanwhile();
        }
        trail.record(AuditEvent.by(actor.get().account(), InterviewActs.TOPIC_OPENED, "closed-topic", closing)
                .inCase(household.value()));
    }

    private Interview held(InterviewId id) {
        return rows.hold(id).orElseThrow(() -> new InterviewNotFound(id));
    }

    private List<UUID> members(Interview interview) {
        return cases.get(interview.household()).members().stream()
                .map(it -> it.person().value())
                .toList();
    }

    private AuditEvent event(org.havn.audit.Act act, Interview interview) {
        return AuditEvent.by(actor.get().account(), act, "interview", interview.id())
                .inCase(interview.household().value());
    }
}
