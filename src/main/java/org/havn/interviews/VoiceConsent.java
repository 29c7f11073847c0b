package org.havn.interviews;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.havn.people.Consent;
import org.havn.people.ConsentPurpose;
import org.havn.people.ConsentRecipient;
import org.havn.people.PersonId;
import org.jspecify.annotations.Nullable;

/// What a family's ledger says of its recordings. Two records of one person speak with one voice: the newest line of
/// either counts.
final class VoiceConsent {
    static final List<ConsentPurpose> PURPOSES = List.of(ConsentPurpose.RECORDING, ConsentPurpose.INTERVIEW);

    private record Matter(PersonId person, ConsentPurpose purpose, ConsentRecipient recipient) {}

    private final Map<Matter, Consent> newest = new LinkedHashMap<>();
    private final Map<PersonId, PersonId> keptOf;
    private final ZoneId zone;

    /// @param keptOf those whose record was found to be another's, with that other
    VoiceConsent(List<Consent> newestFirst, Map<PersonId, PersonId> keptOf, ZoneId zone) {
        this.keptOf = Map.copyOf(keptOf);
        this.zone = zone;
        newestFirst.stream()
                .filter(VoiceConsent::counts)
                .forEach(it -> newest.putIfAbsent(new Matter(kept(it.person()), it.purpose(), it.recipient()), it));
    }

    private static boolean counts(Consent it) {
        return it.purpose() == ConsentPurpose.INTERVIEW
                || (it.purpose() == ConsentPurpose.RECORDING && it.recipient() == ConsentRecipient.HAVN);
    }

    /// Whether whoever speaks agreed to be recorded, and to be interviewed still. What is said for the household may be
    /// in anybody's voice, so there all of them have to have agreed, and nobody may have taken it back.
    ///
    /// @param person who speaks; null where it may be anybody of the household
    boolean holds(@Nullable PersonId person, Collection<PersonId> members, LocalDate today) {
        var speakers = person == null ? members : List.of(person);
        return lines(person).allMatch(it -> it.holdsOn(today))
                && speakers.stream()
                        .allMatch(it -> newest.containsKey(
                                new Matter(kept(it), ConsentPurpose.RECORDING, ConsentRecipient.HAVN)));
    }

    /// From when a recording may no more be kept, which may lie ahead; empty where nothing ends.
    Optional<Instant> endsAt(@Nullable PersonId person) {
        return lines(person)
                .map(it -> it.endsAt(zone).orElse(null))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    private java.util.stream.Stream<Consent> lines(@Nullable PersonId person) {
        return newest.entrySet().stream()
                .filter(it -> person == null || it.getKey().person().equals(kept(person)))
                .map(Map.Entry::getValue);
    }

    private PersonId kept(PersonId person) {
        return keptOf.getOrDefault(person, person);
    }
}
