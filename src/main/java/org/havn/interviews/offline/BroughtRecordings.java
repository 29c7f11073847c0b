package org.havn.interviews.offline;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.havn.access.uploads.UploadRefused;
import org.havn.interviews.AnswerOperation;
import org.havn.interviews.InterviewState;
import org.havn.interviews.Interviews;
import org.havn.interviews.Recordings;
import org.havn.platform.FileNotClean;
import org.havn.platform.VirusScanner;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes in recordings that were made without a network, each with the answer that it is. See
/// docs/decisions/0323-recordings-without-a-network.md.
@Service
class BroughtRecordings {
    private final CheckOuts checkOuts;
    private final Interviews interviews;
    private final Recordings recordings;
    private final VirusScanner scanner;
    private final TransactionTemplate transaction;

    BroughtRecordings(
            CheckOuts checkOuts,
            Interviews interviews,
            Recordings recordings,
            VirusScanner scanner,
            TransactionTemplate transaction) {
        this.checkOuts = checkOuts;
        this.interviews = interviews;
        this.recordings = recordings;
        this.scanner = scanner;
        this.transaction = transaction;
    }

    /// Keeps a recording and answers its question with it. Bears being sent again. Also from a device that may not open
    /// any more what is on it.
    ///
    /// @throws CheckOutOver if the device had said that nothing is left on it
    /// @throws UploadRefused if the account has brought more than its share of the day
    Received receive(UUID id, BroughtRecording brought) {
        var recorded = done(() -> checkOuts.opened(id, new BroughtBack(brought.key(), brought.sealed())))
                .filter(Said.Recorded.class::isInstance)
                .map(Said.Recorded.class::cast);
        var sound = recorded.flatMap(it -> brought.sound(it.under()));
        if (recorded.isEmpty() || sound.isEmpty()) {
            return told(id, new Received(brought.key(), Received.Outcome.BROKEN, 0));
        }
        try {
            scanner.requireClean(sound.get());
            return done(() -> told(id, kept(id, recorded.get().operation(), sound.get())));
        } catch (FileNotClean harmful) {
            return told(id, new Received(brought.key(), Received.Outcome.BROKEN, 0));
        } catch (UploadRefused refused) {
            return told(id, new Received(brought.key(), outcome(refused), 0));
        }
    }

    /// Puts on record that a recording was not read to its end.
    Received tooLarge(UUID id, UUID key) {
        return told(id, new Received(key, Received.Outcome.TOO_LARGE, 0));
    }

    /// What is no sound, or too much of it, is no better tomorrow; what is too much for today is.
    private static Received.Outcome outcome(UploadRefused refused) {
        return switch (refused.about()) {
            case TOO_MUCH_TODAY -> throw refused;
            case TOO_LARGE -> Received.Outcome.TOO_LARGE;
            case CONTENT -> Received.Outcome.BROKEN;
        };
    }

    private Received kept(UUID id, AnswerOperation operation, byte[] sound) {
        var interview = operation.interview();
        if (!recordings.takes(interview, operation.path())) {
            return new Received(operation.key(), Received.Outcome.BROKEN, 0);
        }
        if (interviews.get(interview).state() == InterviewState.PLANNED) {
            return new Received(operation.key(), Received.Outcome.NOT_YET, 0);
        }
        if (!recordings.agreed(interview, operation.path())
                || !interviews.withdrawn(interview, List.of(operation)).isEmpty()) {
            return new Received(operation.key(), Received.Outcome.WITHDRAWN, 0);
        }
        return checkOuts.answeredWith(id, recordings.kept(new Recordings.Made(operation, sound)));
    }

    private Received told(UUID id, Received received) {
        return done(() -> {
            checkOuts.receivedRecording(id, received);
            return received;
        });
    }

    private <T> T done(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
