package org.havn.cases;

import java.time.LocalDate;
import org.havn.access.UnitId;
import org.havn.reference.CountryCode;

/// A quota of people whom one country has agreed to receive from another.
///
/// @param quota how many persons may be received
/// @param settleBy the day by which everybody is to live in a municipality
/// @param heldBy the unit that looks after the programme's cases
/// @param placedBy the unit that places its families; it shares their cases
/// @param demo whether everybody in it is invented
public record Programme(
        ProgrammeId id,
        String name,
        int quota,
        CountryCode countryOfAsylum,
        CountryCode receivingCountry,
        LocalDate opensOn,
        LocalDate settleBy,
        UnitId heldBy,
        UnitId placedBy,
        boolean demo) {

    public Programme {
        if (quota < 1) {
            throw new IllegalArgumentException("A quota is at least one person, but this was " + quota);
        }
        if (settleBy.isBefore(opensOn)) {
            throw new IllegalArgumentException(
                    "A programme cannot end on " + settleBy + " before it opens on " + opensOn);
        }
    }
}
