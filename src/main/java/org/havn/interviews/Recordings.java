package org.havn.interviews;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.access.keeping.KeptFor;
import org.havn.access.uploads.Upload;
import org.havn.access.uploads.Uploads;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.cases.CaseNumber;
import org.havn.interviews.forms.Answer;
import org.havn.interviews.forms.FieldPath;
import org.havn.interviews.forms.Item;
import org.havn.interviews.forms.Outline;
import org.havn.interviews.forms.QuestionType;
import org.havn.people.Consent;
import org.havn.people.ConsentPurpose;
import org.havn.people.FollowsConsent;
import org.havn.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Recordings of what people say in interviews: answers to questions of the type audio. The answer says which recording
/// it is; the sound itself is an upload, sealed under the key of whoever speaks. See
/// docs/decisions/0310-recordings-are-uploads.md and docs/decisions/0311-consent-to-recordings.md.
@Service
public class Recordings implements FollowsConsent {
    private final Interviews interviews;
    private final RecordedAnswers recorded;
    private final InterviewConsents consents;
    private final Uploads uploads;
    private final KeptFor kept;
    private final CurrentActor actor;
    private final AuditTrail trail;

    Recordings(
            Interviews interviews,
            RecordedAnswers recorded,
            InterviewConsents consents,
            Uploads uploads,
            KeptFor kept,
            CurrentActor actor,
            AuditTrail trail) {
        this.interviews = interviews;
        this.recorded = recorded;
        this.consents = consents;
        this.uploads = uploads;
        this.kept = kept;
        this.actor = actor;
        this.trail = trail;
    }

    /// A recording with what it was made for, before it is kept.
    ///
    /// @param answer what is answered with it; its key is the recording's as well, so that the same one sent
    /// again is there once
    @SuppressWarnings("ArrayRecordComponent") // handed on once
    public record Made(AnswerOperation answer, byte[] sound) {
        @Override
        public String toString() {
            return "Made[" + answer.key() + ", hidden]";
        }
    }

    /// Keeps a recording, and answers its question with it.
    ///
    /// @throws RecordingNotAgreed if whoever speaks has not agreed to be recorded, or agrees no more
    /// @throws org.havn.access.uploads.UploadRefused if it is no sound, or too large
    @Transactional
    public AnswerOutcome keep(Made made) {
        var outcome = interviews.answer(kept(made));
        return switch (outcome) {
            case AnswerOutcome.Kept _, AnswerOutcome.InConflict _ -> outcome;
            case AnswerOutcome.TooLate _ -> throw new InterviewIsSealed();
            case AnswerOutcome.NotAnAnswer _ -> throw new AnswerNotTaken();
        };
    }

    /// Keeps the sound, without its answer; also of an interview that was sealed meanwhile.
    ///
    /// @return the answer that says which recording it is
    @Transactional
    public AnswerOperation kept(Made made) {
        var operation = made.answer();
        var interview = interviews.get(operation.interview());
        if (interview.state() == InterviewState.PLANNED) {
            throw new InterviewNotBegun();
        }
        var path = operation.path();
        var person = speaker(interview, path);
        requireAgreed(interview, person);
        uploads.keepRecording(
                operation.key(),
                recorded.about(interview.id(), path),
                interview.household().value(),
                person == null ? null : person.value(),
                made.sound());
        return new AnswerOperation(
                operation.key(),
                operation.interview(),
                path,
                Answer.given(operation.key().toString()),
                operation.base(),
                operation.after(),
                operation.device(),
                operation.at());
    }

    /// Opens a recording, which is on record as an opening of words is.
    ///
    /// @throws RecordingNotAgreed if whoever speaks agrees no more
    /// @throws org.havn.access.uploads.UploadNotThere if it does not belong to this question, or is gone
    public Uploads.Opened open(InterviewId id, FieldPath path, UUID recording) {
        var interview = interviews.get(id);
        requireAgreed(interview, speaker(interview, path));
        return uploads.open(
                recording, recorded.about(id, path), interview.household().value());
    }

    /// One recording of a question, unless it is gone.
    public Optional<Upload> find(InterviewId id, FieldPath path, String recording) {
        return recorded.of(id, path).stream()
                .filter(it -> it.id().toString().equals(recording))
                .findFirst();
    }

    /// Every recording that was made for a question and is still there, the newest first.
    List<Upload> of(InterviewId id, FieldPath path) {
        return recorded.of(id, path).reversed();
    }

    /// Whether a question of an interview is answered with a recording.
    public boolean takes(InterviewId id, FieldPath path) {
        return isRecorded(new Outline(interviews.formOf(interviews.get(id))), path);
    }

    /// Whether whoever answers such a question agreed to be recorded, and still does.
    public boolean agreed(InterviewId id, FieldPath path) {
        var interview = interviews.get(id);
        return consents.recordingAgreed(interview.household(), speaker(interview, path));
    }

    /// Somebody whose voice may be recorded.
    ///
    /// @param person null where it is the whole household that answers together
    /// @param until when they agree no more; null where nobody has said so
    public record Voice(@Nullable PersonId person, @Nullable Instant until) {}

    /// Everybody of a household whose voice may be recorded now.
    public List<Voice> voices(CaseNumber household) {
        return consents.agreedVoices(household);
    }

    /// Whether whoever answers a question agreed to be recorded.
    boolean agreed(Interview interview, Outline outline, FieldPath path) {
        return consents.recordingAgreed(
                interview.household(),
                Answers.person(outline, path).map(PersonId::new).orElse(null));
    }

    /// When the consent to a question's recordings ends, or has ended; empty where no end was agreed.
    Optional<Instant> consentEnds(Interview interview, Outline outline, FieldPath path) {
        return consents.voices(interview.household())
                .endsAt(Answers.person(outline, path).map(PersonId::new).orElse(null));
    }

    /// How long recordings are kept after that; empty where nobody has said so.
    Optional<Duration> keptFor() {
        return kept.period(LapsedRecordings.CODE);
    }

    private void requireAgreed(Interview interview, @Nullable PersonId person) {
        if (!consents.recordingAgreed(interview.household(), person)) {
            throw new RecordingNotAgreed();
        }
    }

    /// Destroys the recordings of whoever takes back that they may be recorded, or interviewed at all; and those of the
    /// household as a whole, in which their voice may be.
    @Override
    public void takenBack(Consent consent) {
        if (consent.purpose() != ConsentPurpose.RECORDING && consent.purpose() != ConsentPurpose.INTERVIEW) {
            return;
        }
        var gone = uploads.removeAll(RecordedAnswers.TYPE, consent.caseNumber(), consents.oneWith(consent.person()));
        if (gone > 0) {
            trail.record(
                    AuditEvent.by(actor.get().account(), InterviewActs.RECORDINGS_DESTROYED, "consent", consent.id())
                            .inCase(consent.caseNumber())
                            .with("count", gone));
        }
    }

    /// Whose voice it is; null where it may be anybody's of the household.
    private @Nullable PersonId speaker(Interview interview, FieldPath path) {
        var outline = new Outline(interviews.formOf(interview));
        if (!isRecorded(outline, path)) {
            throw new AnswerNotTaken();
        }
        return Answers.person(outline, path).map(PersonId::new).orElse(null);
    }

    private static boolean isRecorded(Outline outline, FieldPath path) {
        return outline.at(path)
                .filter(it -> it.item() instanceof Item.Question question && question.type() == QuestionType.AUDIO)
                .isPresent();
    }
}
