package org.havn.interviews;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.access.keeping.AgingData;
import org.havn.access.uploads.Uploads;
import org.havn.audit.AuditEvent;
import org.havn.audit.AuditTrail;
import org.havn.people.Consent;
import org.havn.people.EndedConsents;
import org.havn.people.PersonId;
import org.havn.platform.OwnWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Recordings whose consent has lapsed, or which a child has said no to since. They are locked from that day, and go
/// after the time that a rule gives for agreeing anew: docs/decisions/0320-recordings-end-with-their-consent.md.
@Component
class LapsedRecordings implements AgingData {
    static final String CODE = "interviews.lapsed-recordings";

    private final Uploads uploads;
    private final EndedConsents ended;
    private final InterviewConsents consents;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    LapsedRecordings(
            Uploads uploads,
            EndedConsents ended,
            InterviewConsents consents,
            AuditTrail trail,
            TransactionTemplate transaction) {
        this.uploads = uploads;
        this.ended = ended;
        this.consents = consents;
        this.trail = trail;
        this.transaction = transaction;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public int due(Instant before) {
        return OwnWork.of(
                CODE,
                () -> waiting(before).values().stream()
                        .flatMap(List::stream)
                        .mapToInt(Uploads.Whose::count)
                        .sum());
    }

    /// Looks once more before each family's go: somebody may have agreed anew meanwhile.
    @Override
    public int erase(Instant before) {
        return OwnWork.of(CODE, () -> {
            var gone = 0;
            for (var number : waiting(before).keySet()) {
                var ofCase = transaction.execute(_ -> erase(number, before));
                gone += ofCase == null ? 0 : ofCase;
            }
            return gone;
        });
    }

    private int erase(String number, Instant before) {
        var due = waiting(before).getOrDefault(number, List.of());
        if (due.isEmpty()) {
            return 0;
        }
        var persons = new HashSet<UUID>();
        for (var it : due) {
            if (it.person() != null) {
                persons.add(it.person());
            }
        }
        // a consent that ends for one of them ends for what the household said together
        var gone = uploads.removeAll(RecordedAnswers.TYPE, number, persons);
        trail.record(AuditEvent.byJob("retention", InterviewActs.RECORDINGS_LAPSED, "case", number)
                .inCase(number)
                .with("count", gone));
        return gone;
    }

    private Map<String, List<Uploads.Whose>> waiting(Instant before) {
        var kept = uploads.whose(RecordedAnswers.TYPE).stream()
                .collect(Collectors.groupingBy(Uploads.Whose::caseNumber, TreeMap::new, Collectors.toList()));
        var due = new TreeMap<String, List<Uploads.Whose>>();
        ended.ledgers(kept.keySet(), VoiceConsent.PURPOSES).forEach((number, lines) -> {
            var ofCase = due(kept.getOrDefault(number, List.of()), lines, before);
            if (!ofCase.isEmpty()) {
                due.put(number, ofCase);
            }
        });
        return due;
    }

    private List<Uploads.Whose> due(List<Uploads.Whose> kept, List<Consent> lines, Instant before) {
        var voices = consents.voices(lines);
        return kept.stream()
                .filter(it -> voices.endsAt(it.person() == null ? null : new PersonId(it.person()))
                        .filter(before::isAfter)
                        .isPresent())
                .toList();
    }
}
