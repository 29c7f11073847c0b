package org.havn.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a holder has to stop using what was shared with them, because somebody took their consent back.
///
/// @param holder the recipient of an export, as `access.exports` knows them
/// @param toldAt when somebody told them; null until then
/// @param answer what they said; null until then
public record StopOrder(
        UUID id,
        UUID consent,
        String caseNumber,
        UUID holder,
        Instant issuedAt,
        @Nullable Instant toldAt,
        @Nullable StopAnswer answer,
        @Nullable Instant answeredAt) {}
