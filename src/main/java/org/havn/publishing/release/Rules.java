package org.havn.publishing.release;

/// What a release keeps to.
///
/// @param threshold no fewer people than this are told of, and figures are multiples of it; 5 or more
/// @param families no fewer families than this stand behind a figure of persons
public record Rules(int threshold, int families) {
    /// The smallest threshold that may be set.
    public static final int LOWEST = 5;

    private static final int FEWEST_FAMILIES = 3;

    public Rules {
        if (threshold < LOWEST) {
            throw new IllegalArgumentException("The threshold is " + LOWEST + " or more, but this was " + threshold);
        }
    }

    /// The usual rules with this threshold.
    public static Rules of(int threshold) {
        return new Rules(threshold, FEWEST_FAMILIES);
    }
}
