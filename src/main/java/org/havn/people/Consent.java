package org.havn.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One line of the ledger: that somebody agreed to something, and whether that was taken back.
///
/// @param person whose matter it is
/// @param until the last day on which it holds; null where none was agreed
/// @param givenBy the person, or for a child its guardian
/// @param readBackIn the language in which it was read back to them
/// @param recordedBy the account that wrote it down
public record Consent(
        UUID id,
        String caseNumber,
        PersonId person,
        ConsentPurpose purpose,
        ConsentRecipient recipient,
        FieldGroup fields,
        @Nullable LocalDate until,
        ConsentWay way,
        PersonId givenBy,
        Assent assent,
        String readBackIn,
        UUID recordedBy,
        Instant givenAt,
        @Nullable Instant withdrawnAt) {

    /// Whether it holds on a day. A child's own no is stronger than its guardian's yes.
    public boolean holdsOn(LocalDate day) {
        return withdrawnAt == null && (until == null || !day.isAfter(until)) && assent != Assent.REFUSED;
    }

    /// From when it holds no more, which may lie ahead; empty where no end was agreed and nobody took it back.
    public Optional<Instant> endsAt(ZoneId zone) {
        var lapses = until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant();
        var refused = assent == Assent.REFUSED ? givenAt : null;
        return Stream.of(withdrawnAt, lapses, refused).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }
}
