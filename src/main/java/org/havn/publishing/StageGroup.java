package org.havn.publishing;

import org.havn.cases.Stage;

/// How far families have come, as coarsely as figures tell it.
enum StageGroup {
    BEFORE_DECISION,
    DECIDED,
    PLACED,
    ON_THE_WAY,
    HERE,
    CLOSED;

    static StageGroup of(Stage stage) {
        return switch (stage) {
            case REGISTERED,
                    NEEDS_ASSESSED,
                    REVIEWED,
                    INTERVIEWED,
                    NEEDS_CONFIRMED,
                    DRAFTED,
                    RECOMMENDED,
                    SUBMITTED,
                    IN_STATE_PROCESS -> BEFORE_DECISION;
            case DECIDED -> DECIDED;
            case PLACEMENT_PROPOSED, MUNICIPALITY_ACCEPTED -> PLACED;
            case PREPARING_DEPARTURE, BOOKED, DEPARTED, IN_TRANSIT -> ON_THE_WAY;
            case ARRIVED, RECEIVED, FOLLOWED_UP -> HERE;
            case CLOSED -> CLOSED;
        };
    }
}
