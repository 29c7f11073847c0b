package org.havn.communities;

import java.util.Locale;

/// What a household takes up where it settles. Each is counted by itself.
public enum Dimension {
    /// Persons.
    PLACES,
    /// Homes for one or two persons.
    HOMES_SMALL,
    /// Homes for three or four persons.
    HOMES_MEDIUM,
    /// Homes for five or six persons.
    HOMES_LARGE,
    /// Homes for seven persons or more.
    HOMES_SEVEN_PLUS,
    /// Homes without steps.
    HOMES_STEP_FREE,
    /// Places in kindergarten.
    KINDERGARTEN,
    /// Seats in grades 1 to 7.
    PRIMARY,
    /// Seats in grades 8 to 10.
    LOWER_SECONDARY,
    /// Seats in an introductory class at an upper secondary school.
    UPPER_SECONDARY_INTRODUCTORY,
    /// Seats in adult education.
    ADULT_EDUCATION,
    /// Patients who need complex medical follow-up; the patient counts, not the family.
    COMPLEX_MEDICAL;

    /// The name in addresses and the last part of text keys, such as `homes-seven-plus`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The home that a household of this size needs.
    public static Dimension homeFor(int persons) {
        if (persons < 1) {
            throw new IllegalArgumentException("A household has at least one person, not " + persons);
        }
        return persons <= 2 ? HOMES_SMALL : persons <= 4 ? HOMES_MEDIUM : persons <= 6 ? HOMES_LARGE : HOMES_SEVEN_PLUS;
    }
}
