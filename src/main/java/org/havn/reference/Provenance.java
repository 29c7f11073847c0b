package org.havn.reference;

import java.time.LocalDate;

/// Where a figure comes from, as of which day, and how far it can be relied upon. It travels with the figure.
///
/// @param source in words that let a reader find it again; for a generated figure, the name of the assumption
/// @param asOf the day that the figure speaks of
public record Provenance(String source, LocalDate asOf, Confidence confidence) {
    public Provenance {
        if (source.isBlank()) {
            throw new IllegalArgumentException("A figure needs a source, even if the source is an assumption");
        }
    }
}
