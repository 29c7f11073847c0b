package org.havn.people;

import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoUnit;

/// When a person was born, as precisely as anyone knows.
public sealed interface BirthDate {
    record Exact(LocalDate date) implements BirthDate {}

    record YearOnly(Year year) implements BirthDate {}

    /// The year alone, which is all that a municipality sees before it accepts.
    default Year year() {
        return switch (this) {
            case Exact(var date) -> Year.from(date);
            case YearOnly(var year) -> year;
        };
    }

    /// Whole years of age on the given day. Where only the year is known, the lower of the two possible ages.
    default int ageOn(LocalDate day) {
        return Math.max(0, (int) ChronoUnit.YEARS.between(latest(), day));
    }

    /// Whether the person may be a child on the given day. Where the record leaves doubt, it counts for the child.
    default boolean mayBeChildOn(LocalDate day) {
        return latest().isAfter(day.minusYears(18));
    }

    private LocalDate latest() {
        return switch (this) {
            case Exact(var date) -> date;
            case YearOnly(var year) -> year.atMonth(12).atEndOfMonth();
        };
    }
}
