package org.havn.interviews;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.havn.cases.CaseMember;
import org.havn.cases.CaseNumber;
import org.havn.cases.Cases;
import org.havn.cases.FamilySight;
import org.havn.people.Assent;
import org.havn.people.Consent;
import org.havn.people.ConsentPurpose;
import org.havn.people.ConsentRecipient;
import org.havn.people.ConsentWay;
import org.havn.people.Consents;
import org.havn.people.FieldGroup;
import org.havn.people.PersonId;
import org.havn.people.SamePersons;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// That a family agreed to be interviewed, as lines of the ledger: each grown member for themselves, and for each child
/// whoever cares for it. Whoever has taken it back is asked no more.
@Component
class InterviewConsents {
    private final Consents consents;
    private final Cases cases;
    private final FamilySight sight;
    private final SamePersons same;
    private final Clock clock;

    InterviewConsents(Consents consents, Cases cases, FamilySight sight, SamePersons same, Clock clock) {
        this.consents = consents;
        this.cases = cases;
        this.sight = sight;
        this.same = same;
        this.clock = clock;
    }

    /// Writes down that all who are there said yes, in the language of the interview.
    void agreed(CaseNumber household, InterpretedBy held, Instant at) {
        consents.record(household.value(), given(household, held), at);
    }

    /// The same, for an interview that was held before it came into Havn.
    void agreedBefore(CaseNumber household, InterpretedBy held, UUID by, Instant at) {
        consents.recordedBefore(household.value(), given(household, held), by, at);
    }

    private List<Consents.Given> given(CaseNumber household, InterpretedBy held) {
        var family = cases.get(household);
        var seen = sight.of(family);
        var given = new ArrayList<Consents.Given>();
        for (var member : family.members()) {
            var person = member.person();
            var by = seen.containsKey(person.value())
                    ? person
                    : guardian(person, family.members(), seen.keySet(), sees(seen, person));
            if (by != null) {
                given.add(new Consents.Given(
                        person,
                        ConsentPurpose.INTERVIEW,
                        ConsentRecipient.HAVN,
                        FieldGroup.ALL,
                        null,
                        ConsentWay.SPOKEN,
                        by,
                        by.equals(person) ? Assent.NO_CHILD : Assent.NOT_ASKED,
                        held.language().value()));
            }
        }
        return given;
    }

    /// Whether somebody agreed to be recorded; null where it may be anybody's voice of the household.
    boolean recordingAgreed(CaseNumber household, @Nullable PersonId person) {
        var members = person != null
                ? List.<PersonId>of()
                : cases.get(household).members().stream()
                        .map(CaseMember::person)
                        .toList();
        return voices(household).holds(person, members, LocalDate.now(clock));
    }

    /// Who may be recorded today, and until when; the household where all of them agreed.
    List<Recordings.Voice> agreedVoices(CaseNumber household) {
        var members =
                cases.get(household).members().stream().map(CaseMember::person).toList();
        var voices = voices(household);
        var today = LocalDate.now(clock);
        var agreed = new ArrayList<Recordings.Voice>();
        if (voices.holds(null, members, today)) {
            agreed.add(new Recordings.Voice(null, voices.endsAt(null).orElse(null)));
        }
        members.stream()
                .filter(it -> voices.holds(it, members, today))
                .forEach(it ->
                        agreed.add(new Recordings.Voice(it, voices.endsAt(it).orElse(null))));
        return agreed;
    }

    /// What the family's ledger says of its recordings.
    VoiceConsent voices(CaseNumber household) {
        return voices(consents.of(household.value()));
    }

    /// The same, of lines that were read already.
    VoiceConsent voices(List<Consent> newestFirst) {
        var keptOf = new HashMap<PersonId, PersonId>();
        same.holding(newestFirst.stream().map(Consent::person).distinct().toList())
                .forEach(it -> keptOf.put(it.absorbed(), it.kept()));
        return new VoiceConsent(newestFirst, keptOf, clock.getZone());
    }

    /// Everybody on record who is the same person.
    Set<UUID> oneWith(PersonId person) {
        var all = new HashSet<>(Set.of(person.value()));
        same.holding(List.of(person)).forEach(it -> {
            all.add(it.kept().value());
            all.addAll(same.andMerged(Set.of(it.kept().value())));
        });
        return all;
    }

    private static Set<UUID> sees(Map<UUID, ? extends Map<UUID, ?>> seen, PersonId child) {
        return seen.entrySet().stream()
                .filter(it -> it.getValue().containsKey(child.value()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// A parent or guardian on the case; where none is known, the first grown member; null where nobody is grown up.
    private static @Nullable PersonId guardian(
            PersonId child, List<CaseMember> members, Set<UUID> grown, Set<UUID> carers) {
        var from = carers.isEmpty() ? grown : carers;
        return members.stream()
                .map(CaseMember::person)
                .filter(it -> !it.equals(child) && from.contains(it.value()))
                .findFirst()
                .orElse(null);
    }

    /// @throws ConsentTakenBack if one of the answers is about somebody who has taken their consent back, or about the
    /// household where all who agreed have
    void requireStanding(CaseNumber household, List<AnswerOperation> operations) {
        if (!withdrawn(household, operations).isEmpty()) {
            throw new ConsentTakenBack();
        }
    }

    /// Those of the answers that nobody may take in any more.
    List<AnswerOperation> withdrawn(CaseNumber household, List<AnswerOperation> operations) {
        var stopped = consents.stopped(household.value(), ConsentPurpose.INTERVIEW);
        if (stopped.isEmpty()) {
            return List.of();
        }
        var standing = new HashSet<PersonId>();
        Consents.newest(consents.of(household.value())).stream()
                .filter(it -> it.purpose() == ConsentPurpose.INTERVIEW && !stopped.contains(it.person()))
                .forEach(it -> standing.add(it.person()));
        var gone = stopped.stream().map(it -> it.value().toString()).collect(Collectors.toSet());
        return operations.stream()
                .filter(operation -> standing.isEmpty()
                        || operation.path().steps().stream()
                                .map(it -> it.instance())
                                .filter(Objects::nonNull)
                                .anyMatch(gone::contains))
                .toList();
    }
}
