package org.havn.interviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.platform.Ids;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Interviews that were held before they came into Havn, such as those of an invented programme.
@Service
public class HeldInterviews {
    private static final String JOB = "interviews";
    private static final String DEVICE = "elsewhere";

    /// What was said to one question.
    public record Said(FieldPath path, Answer answer) {
        @Override
        public String toString() {
            return "Said[hidden]";
        }
    }

    /// An interview as it was held.
    ///
    /// @param interviewer the account that held it
    /// @param agreedAt when the family agreed to it
    /// @param sealedAt when it came to its end
    public record Held(
            InterviewId id,
            CaseNumber household,
            LocalDate on,
            InterpretedBy interpretedBy,
            UUID interviewer,
            Instant agreedAt,
            Instant sealedAt,
            List<Said> said) {
        public Held {
            said = List.copyOf(said);
        }
    }

    private final InterviewRows rows;
    private final Answers answers;
    private final FormRows forms;
    private final InterviewConsents consents;
    private final Cases cases;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    HeldInterviews(
            InterviewRows rows,
            Answers answers,
            FormRows forms,
            InterviewConsents consents,
            Cases cases,
            AuditTrail trail,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.answers = answers;
        this.forms = forms;
        this.consents = consents;
        this.cases = cases;
        this.trail = trail;
        this.events = events;
    }

    /// Keeps an interview on the form of this release with its answers, and seals it. One that is here already stays as
    /// it is.
    ///
    /// @return whether it was new
    /// @throws IllegalArgumentException if the form does not take an answer
    @Transactional
    public boolean keep(Held held) {
        if (rows.find(held.id()).isPresent()) {
            return false;
        }
        var form = forms.keepShipped();
        rows.insert(new Interview(
                held.id(),
                held.household(),
                form.id(),
                form.version(),
                InterviewState.PLANNED,
                held.on(),
                held.interpretedBy(),
                null,
                null,
                null));
        consents.agreedBefore(held.household(), held.interpretedBy(), held.interviewer(), held.agreedAt());
        rows.begin(held.id(), held.interpretedBy(), held.interviewer(), held.agreedAt());
        var operations = new ArrayList<AnswerOperation>();
        for (var said : held.said()) {
            operations.add(
                    new AnswerOperation(Ids.next(), held.id(), said.path(), said.answer(), 0, DEVICE, held.agreedAt()));
        }
        var interview = rows.hold(held.id()).orElseThrow(() -> new InterviewNotFound(held.id()));
        var members = cases.get(held.household()).members().stream()
                .map(it -> it.person().value())
                .toList();
        var outcomes = answers.write(interview, form, members, held.interviewer(), operations);
        for (var i = 0; i < outcomes.size(); i++) {
            if (!(outcomes.get(i) instanceof AnswerOutcome.Kept)) {
                throw new IllegalArgumentException("The form does not take this answer: "
                        + operations.get(i).path().name());
            }
        }
        rows.seal(held.id(), held.sealedAt());
        trail.record(AuditEvent.byJob(JOB, InterviewActs.SEALED, "interview", held.id())
                .inCase(held.household().value()));
        events.publishEvent(new InterviewSealed(held.id(), held.household()));
        return true;
    }
}
