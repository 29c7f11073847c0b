package org.havn.publishing;

import java.util.List;

/// The tables of a release, and the names of their rows and columns.
final class Tables {
    /// Persons by county and age.
    static final String AGES = "county-age";
    /// Persons by county and how far they have come.
    static final String STAGES = "county-stage";
    /// Families by size and how far they have come.
    static final String SIZES = "size-stage";
    /// Families by what they need, in the whole country.
    static final String NEEDS = "needs";

    static final List<String> ALL = List.of(AGES, STAGES, SIZES, NEEDS);

    /// The row of those who have no county yet, or whose county is not told.
    static final String NO_COUNTY = "none";

    static final List<String> SIZE_ROWS = List.of("1", "2-3", "4-5", "6-more");

    static final String MUST = "must";
    static final String WISH = "wish";

    private Tables() {}

    static int sizeRow(int persons) {
        if (persons <= 1) {
            return 0;
        }
        return Math.min(persons / 2, SIZE_ROWS.size() - 1);
    }
}
