package org.havn.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An account of a family's own: one grown person's, on one case.
///
/// @param number what its owner comes in with, beside a code
/// @param enteredAt when its owner first came in; null until then
/// @param endedAt when it ended; null while it is open
public record FamilyAccount(
        UUID account,
        UUID person,
        String caseNumber,
        String number,
        Instant issuedAt,
        @Nullable Instant enteredAt,
        @Nullable Instant endedAt) {

    public boolean open() {
        return endedAt == null;
    }
}
