package org.havn.access.budgets;

import java.util.Locale;

/// What an account does inside its own units, where no purpose is asked for, and how much of it is work.
///
/// The figures are the project's own rule (`docs/decisions/0161-budgets-inside-ones-own-unit.md`), for operators to
/// set.
public enum Budget {
    /// Opening files: each family counts once an hour, those that the account is assigned to do not count.
    FILES(45, 90, 150, 300),
    /// Searching for a name: each search counts.
    NAMES(30, 60, 100, 200);

    private final int unusualPerHour;
    private final int perHour;
    private final int unusualPerDay;
    private final int perDay;

    Budget(int unusualPerHour, int perHour, int unusualPerDay, int perDay) {
        this.unusualPerHour = unusualPerHour;
        this.perHour = perHour;
        this.unusualPerDay = unusualPerDay;
        this.perDay = perDay;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    int unusualPerHour() {
        return unusualPerHour;
    }

    int perHour() {
        return perHour;
    }

    int unusualPerDay() {
        return unusualPerDay;
    }

    int perDay() {
        return perDay;
    }
}
