package org.havn.needs;

import java.util.EnumSet;
import java.util.Set;

/// The stations of a need's life. Only the person's own word makes it met.
public enum NeedState {
    VOICED,
    CONFIRMED,
    PLANNED,
    GIVEN,
    MET,
    NOT_MET;

    /// The stations that may come next. What was given and did not help is planned anew; what a need requires and what
    /// is planned for it may be put right without going anywhere.
    public Set<NeedState> next() {
        return switch (this) {
            case VOICED -> EnumSet.of(CONFIRMED, NOT_MET);
            case CONFIRMED -> EnumSet.of(CONFIRMED, PLANNED, NOT_MET);
            case PLANNED -> EnumSet.of(GIVEN, PLANNED, CONFIRMED, NOT_MET);
            case GIVEN -> EnumSet.of(MET, NOT_MET, PLANNED);
            case MET -> EnumSet.noneOf(NeedState.class);
            case NOT_MET -> EnumSet.of(CONFIRMED, PLANNED);
        };
    }

    /// Whether a need may go straight from here to there.
    public boolean leadsTo(NeedState there) {
        return next().contains(there);
    }

    /// Whether somebody has yet to do something.
    public boolean open() {
        return switch (this) {
            case VOICED, CONFIRMED, PLANNED, GIVEN -> true;
            case MET, NOT_MET -> false;
        };
    }
}
