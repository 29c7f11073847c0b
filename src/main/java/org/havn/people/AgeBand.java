package org.havn.people;

/// How old somebody is, as coarsely as figures tell it.
public enum AgeBand {
    UP_TO_5,
    UP_TO_17,
    UP_TO_39,
    UP_TO_64,
    OLDER;

    private static final int[] LAST_YEAR = {5, 17, 39, 64};

    /// The band of an age in whole years.
    public static AgeBand of(int years) {
        for (var band = 0; band < LAST_YEAR.length; band++) {
            if (years <= LAST_YEAR[band]) {
                return values()[band];
            }
        }
        return OLDER;
    }
}
