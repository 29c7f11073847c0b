package org.havn.placement;

import java.time.Instant;
import java.time.LocalDate;
import org.havn.cases.ProgrammeId;
import org.havn.platform.Words;

/// Families that are placed together, in one plan.
///
/// @param name what people call it; empty where nobody named it, and then it goes by its number
/// @param number counts the rounds in the order in which they were opened, from 1
/// @param placedOn the day whose capacities and ages count
/// @param policy the version of the value policy
/// @param seed what the solver's chances are drawn from, so that the same round gives the same plan
/// @param households how many families are in it
public record Round(
        RoundId id,
        ProgrammeId programme,
        String name,
        int number,
        LocalDate placedOn,
        String policy,
        long seed,
        String openedBy,
        Instant openedAt,
        int households) {

    /// What the round is called in the reader's language.
    String nameIn(Words words) {
        return name.isEmpty() ? words.say("placement.round.number", number) : name;
    }
}
