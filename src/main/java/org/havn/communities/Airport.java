package org.havn.communities;

/// An airport with scheduled flights.
record Airport(String code, String name, Point point, Kind kind) {
    enum Kind {
        /// Oslo, from which nearly every other is served.
        MAIN,
        HUB,
        LARGE,
        SMALL
    }

    /// North of this, small airports are served from Bodø and Tromsø rather than from Oslo.
    private static final double NORTH = 65;

    /// Whether one flight leads from here to there.
    boolean isDirectTo(Airport other) {
        return serves(this, other) || serves(other, this);
    }

    private static boolean serves(Airport one, Airport other) {
        return switch (one.kind) {
            case MAIN -> other.kind != Kind.SMALL || other.point.latitude() < NORTH;
            case HUB -> other.kind == Kind.HUB || sameEndOfTheCountry(one, other);
            case LARGE, SMALL -> false;
        };
    }

    private static boolean sameEndOfTheCountry(Airport one, Airport other) {
        return one.point.latitude() > NORTH == other.point.latitude() > NORTH;
    }

    /// From leaving the gate to arriving at the other.
    int minutesTo(Airport other) {
        return (int) Math.round(27 + point.kilometresTo(other.point) / 11);
    }
}
