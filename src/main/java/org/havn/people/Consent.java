package org.havn.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
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
}
