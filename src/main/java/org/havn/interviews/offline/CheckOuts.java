package org.havn.interviews.offline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.havn.access.CurrentActor;
import org.havn.audit.Act;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.interviews.AnswerOperation;
import org.havn.interviews.AnswerOutcome;
import org.havn.interviews.Interview;
import org.havn.interviews.InterviewId;
import org.havn.interviews.InterviewState;
import org.havn.interviews.Interviews;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Interviews that are taken along on a device, and what comes back from it.
@Service
public class CheckOuts {
    /// However long somebody is away: after this the device opens nothing any more.
    public static final Duration LONGEST = Duration.ofDays(3);

    private final CheckOutRows rows;
    private final Interviews interviews;
    private final CheckOutKeys keys;
    private final CurrentActor actor;
    private final AuditTrail trail;
    private final Clock clock;

    CheckOuts(
            CheckOutRows rows,
            Interviews interviews,
            CheckOutKeys keys,
            CurrentActor actor,
            AuditTrail trail,
            Clock clock) {
        this.rows = rows;
        this.interviews = interviews;
        this.keys = keys;
        this.actor = actor;
        this.trail = trail;
        this.clock = clock;
    }

    /// What a device needs beside the interview itself.
    ///
    /// @param publicKey to which it seals what it brings back
    /// @param half the house's half of the key, as text
    public record Taken(CheckOut checkOut, String publicKey, String half) {
        @Override
        public String toString() {
            return "Taken[" + checkOut.id() + ", hidden]";
        }
    }

    /// Takes an interview along. Asked again with the same id, it is the same check-out.
    ///
    /// @param hours until the device opens it no more; [#LONGEST] at most
    /// @throws CheckOutNotWhole if it is for longer, or the interview is sealed
    /// @throws CheckOutNotFound if somebody else's check-out has this id
    @Transactional
    public Taken take(UUID id, InterviewId interview, String device, CheckOut.Reason because, int hours) {
        var before = rows.find(id);
        if (before.isPresent()) {
            return again(mine(before.get()), interview);
        }
        var found = interviews.get(interview);
        var lasting = Duration.ofHours(hours);
        if (!lasting.isPositive() || lasting.compareTo(LONGEST) > 0 || found.state() == InterviewState.SEALED) {
            throw new CheckOutNotWhole();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var taken = new CheckOut(
                id,
                interview,
                found.household(),
                actor.get().account(),
                device,
                because,
                now,
                now.plus(lasting),
                null,
                null);
        var made = keys.make(id, found.household());
        rows.insert(taken, made.kept());
        trail.record(event(OfflineActs.TAKEN, taken)
                .with("device", device)
                .with("because", because)
                .with("hours", hours));
        return new Taken(taken, made.publicKey(), made.half());
    }

    private Taken again(CheckOut before, InterviewId interview) {
        if (!before.interview().equals(interview)) {
            throw new CheckOutNotFound();
        }
        return new Taken(before, keys.publicKey(before), keys.half(open(before)));
    }

    /// One of the reader's own check-outs.
    ///
    /// @throws CheckOutNotFound if there is none, or none of theirs
    @Transactional(readOnly = true)
    public CheckOut get(UUID id) {
        return mine(rows.find(id).orElseThrow(CheckOutNotFound::new));
    }

    /// Every check-out of an interview, the latest first.
    @Transactional(readOnly = true)
    public List<CheckOut> ofInterview(InterviewId interview) {
        return rows.ofInterview(interview);
    }

    /// The house's half of the key, for as long as the check-out is out.
    ///
    /// @throws CheckOutOver if it is not any more
    @Transactional
    public String unlock(UUID id) {
        var checkOut = open(get(id));
        trail.opened(event(OfflineActs.UNLOCKED, checkOut).with("device", checkOut.device()));
        return keys.half(checkOut);
    }

    /// Takes in what a device brings, in its order. Bears being sent again. Also from a device that may not open any
    /// more what is on it: what was said there is the family's, and nobody but the house can read it.
    ///
    /// @return what became of each, by its key
    /// @throws CheckOutOver if the device had said that nothing is left on it
    @Transactional
    public List<Received> receive(UUID id, List<BroughtBack> brought) {
        var checkOut = get(id);
        var pair = keys.pair(notReturned(checkOut));
        var received = new ArrayList<Received>();
        var answers = new ArrayList<AnswerOperation>();
        for (var it : brought) {
            switch (CheckOutKeys.said(checkOut, pair, it).orElse(null)) {
                case Said.Begun begun -> {
                    interviews.begin(checkOut.interview(), notLaterThanNow(begun.at()), begun.held());
                    received.add(new Received(it.key(), Received.Outcome.KEPT, 0));
                }
                case Said.Answered answered -> answers.add(answered.operation());
                case Said.Finished finished -> {
                    rows.finish(id, finished.at());
                    received.add(new Received(it.key(), Received.Outcome.KEPT, 0));
                }
                // which comes by a way of its own, with its sound
                case Said.Recorded _ -> received.add(new Received(it.key(), Received.Outcome.BROKEN, 0));
                case null -> received.add(new Received(it.key(), Received.Outcome.BROKEN, 0));
            }
        }
        received.addAll(answered(checkOut, answers));
        trail.record(event(OfflineActs.RECEIVED, checkOut)
                .with("device", checkOut.device())
                .with("brought", brought.size())
                .with(
                        "broken",
                        received.stream()
                                .filter(it -> it.outcome() == Received.Outcome.BROKEN)
                                .count())
                .with("late", !checkOut.at(clock.instant()).equals(CheckOut.State.OUT)));
        return received;
    }

    /// What a device says of one thing; nothing where it does not open.
    Optional<Said> opened(UUID id, BroughtBack brought) {
        var checkOut = get(id);
        return CheckOutKeys.said(checkOut, keys.pair(notReturned(checkOut)), brought);
    }

    private static CheckOut notReturned(CheckOut checkOut) {
        if (checkOut.ending() == CheckOut.Ending.RETURNED) {
            throw new CheckOutOver();
        }
        return checkOut;
    }

    /// Answers a question with a recording that is kept.
    Received answeredWith(UUID id, AnswerOperation operation) {
        return answered(get(id), List.of(operation)).getFirst();
    }

    /// Puts on record what became of a recording.
    void receivedRecording(UUID id, Received received) {
        var checkOut = get(id);
        trail.record(event(OfflineActs.RECORDING, checkOut)
                .with("device", checkOut.device())
                .with("outcome", received.outcome())
                .with("late", !checkOut.at(clock.instant()).equals(CheckOut.State.OUT)));
    }

    /// A device's clock may be wrong; nobody agreed tomorrow.
    private Instant notLaterThanNow(Instant at) {
        var now = clock.instant();
        return at.isAfter(now) ? now : at;
    }

    private List<Received> answered(CheckOut checkOut, List<AnswerOperation> answers) {
        if (answers.isEmpty()) {
            return List.of();
        }
        if (interviews.get(checkOut.interview()).state() == InterviewState.PLANNED) {
            return answers.stream()
                    .map(it -> new Received(it.key(), Received.Outcome.NOT_YET, 0))
                    .toList();
        }
        var withdrawn = interviews.withdrawn(checkOut.interview(), answers);
        var received = new ArrayList<Received>();
        withdrawn.forEach(it -> received.add(new Received(it.key(), Received.Outcome.WITHDRAWN, 0)));
        var taken = answers.stream().filter(it -> !withdrawn.contains(it)).toList();
        if (taken.isEmpty()) {
            return received;
        }
        var outcomes = interviews.answer(checkOut.interview(), taken);
        for (var i = 0; i < taken.size(); i++) {
            var operation = taken.get(i);
            received.add(
                    switch (outcomes.get(i)) {
                        case AnswerOutcome.Kept(var version) ->
                            new Received(operation.key(), Received.Outcome.KEPT, version);
                        case AnswerOutcome.InConflict(var _, var version) ->
                            new Received(operation.key(), Received.Outcome.IN_CONFLICT, version);
                        case AnswerOutcome.TooLate _, AnswerOutcome.NotAnAnswer _ -> {
                            interviews.setAside(operation, outcomes.get(i));
                            yield new Received(operation.key(), Received.Outcome.SET_ASIDE, 0);
                        }
                    });
        }
        return received;
    }

    /// The device says that nothing of this check-out is on it any more.
    @Transactional
    public void bringBack(UUID id) {
        var checkOut = get(id);
        if (rows.end(id, CheckOut.Ending.RETURNED, actor.get().account(), clock.instant())) {
            trail.record(event(OfflineActs.RETURNED, checkOut).with("device", checkOut.device()));
        }
    }

    /// Takes a check-out back from afar: the device is told at its next contact, and opens nothing from then on.
    /// Whoever may hold the interview may do so, whosever device it is.
    @Transactional
    public void revoke(Interview interview, UUID id) {
        var checkOut = rows.find(id)
                .filter(it -> it.interview().equals(interview.id()))
                .orElseThrow(CheckOutNotFound::new);
        if (rows.end(id, CheckOut.Ending.REVOKED, actor.get().account(), clock.instant())) {
            trail.record(event(OfflineActs.REVOKED, checkOut).with("device", checkOut.device()));
        }
    }

    /// The reader's own check-outs that are out on a device, the latest first.
    @Transactional(readOnly = true)
    public List<CheckOut> outOn(String device) {
        return rows.ofDevice(actor.get().account(), device).stream()
                .filter(it -> it.at(clock.instant()) == CheckOut.State.OUT)
                .toList();
    }

    /// The same for one of them.
    ///
    /// @throws CheckOutNotFound if it is not out there
    @Transactional(readOnly = true)
    public CheckOut outOn(UUID id, String device) {
        return outOn(device).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(CheckOutNotFound::new);
    }

    /// One of the reader's check-outs from which answers are still taken in, be it over or taken back.
    ///
    /// @throws CheckOutNotFound if it was never on this device, or has come back
    @Transactional(readOnly = true)
    public CheckOut onDevice(UUID id, String device) {
        var checkOut = get(id);
        if (!checkOut.device().equals(device) || checkOut.ending() == CheckOut.Ending.RETURNED) {
            throw new CheckOutNotFound();
        }
        return checkOut;
    }

    /// Takes in what a device sent that seals nothing itself.
    @Transactional
    public List<Received> received(CheckOut checkOut, List<AnswerOperation> answers) {
        var received = answered(mine(checkOut), answers);
        trail.record(event(OfflineActs.RECEIVED, checkOut)
                .with("device", checkOut.device())
                .with("brought", answers.size()));
        return received;
    }

    private CheckOut mine(CheckOut checkOut) {
        if (!checkOut.account().equals(actor.get().account())) {
            throw new CheckOutNotFound();
        }
        return checkOut;
    }

    private CheckOut open(CheckOut checkOut) {
        if (checkOut.at(clock.instant()) != CheckOut.State.OUT) {
            throw new CheckOutOver();
        }
        return checkOut;
    }

    private AuditEvent event(Act act, CheckOut checkOut) {
        return AuditEvent.by(actor.get().account(), act, "check-out", checkOut.id())
                .inCase(checkOut.household().value());
    }

    /// Without the sign `=`, which no code of the trail or address needs.
    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] bytes(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
