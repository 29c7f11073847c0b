package org.havn.interviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.havn.cases.CaseNumber;
import org.jspecify.annotations.Nullable;

/// A conversation with a family, on one form of one version.
///
/// @param planned on which day it is to be held
/// @param interviewer the account that holds it, once it has begun
/// @param consentAt when the family agreed to it, spoken or signed; nothing is answered before
public record Interview(
        InterviewId id,
        CaseNumber household,
        String form,
        String formVersion,
        InterviewState state,
        LocalDate planned,
        InterpretedBy held,
        @Nullable UUID interviewer,
        @Nullable Instant consentAt,
        @Nullable Instant sealedAt) {}
