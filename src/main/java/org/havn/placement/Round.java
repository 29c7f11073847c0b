package org.havn.placement;

import java.time.Instant;
import java.time.LocalDate;
import org.havn.cases.ProgrammeId;

/// Families that are placed together, in one plan.
///
/// @param placedOn the day whose capacities and ages count
/// @param policy the version of the value policy
/// @param seed what the solver's chances are drawn from, so that the same round gives the same plan
/// @param households how many families are in it
public record Round(
        RoundId id,
        ProgrammeId programme,
        String name,
        LocalDate placedOn,
        String policy,
        long seed,
        String openedBy,
        Instant openedAt,
        int households) {}
