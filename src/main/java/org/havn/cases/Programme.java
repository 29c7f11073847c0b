package org.havn.cases;

import java.time.LocalDate;
import org.havn.reference.CountryCode;

/// A quota of people whom one country has agreed to receive from another.
///
/// @param quota how many persons may be received
/// @param settleBy the day by which everybody is to live in a municipality
/// @param demo whether everybody in it is invented
public record Programme(
        ProgrammeId id,
        String name,
        int quota,
        CountryCode countryOfAsylum,
        CountryCode receivingCountry,
        LocalDate opensOn,
        LocalDate settleBy,
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
