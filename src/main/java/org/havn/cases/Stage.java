package org.havn.cases;

import java.util.EnumSet;
import java.util.Set;

/// How far a case has come, from the first interview to a life rebuilt.
public enum Stage {
    REGISTERED,
    NEEDS_ASSESSED,
    REVIEWED,
    INTERVIEWED,
    NEEDS_CONFIRMED,
    DRAFTED,
    RECOMMENDED,
    SUBMITTED,
    IN_STATE_PROCESS,
    DECIDED,
    PLACEMENT_PROPOSED,
    MUNICIPALITY_ACCEPTED,
    PREPARING_DEPARTURE,
    BOOKED,
    DEPARTED,
    IN_TRANSIT,
    ARRIVED,
    RECEIVED,
    FOLLOWED_UP,
    CLOSED;

    /// The stages that may come next. Some lead back: a deferred decision, a municipality's no, a missed flight.
    public Set<Stage> next() {
        return switch (this) {
            case REGISTERED -> EnumSet.of(NEEDS_ASSESSED, CLOSED);
            case NEEDS_ASSESSED -> EnumSet.of(REVIEWED, CLOSED);
            case REVIEWED -> EnumSet.of(INTERVIEWED, CLOSED);
            case INTERVIEWED -> EnumSet.of(NEEDS_CONFIRMED, CLOSED);
            case NEEDS_CONFIRMED -> EnumSet.of(DRAFTED, INTERVIEWED, CLOSED);
            case DRAFTED -> EnumSet.of(RECOMMENDED, CLOSED);
            case RECOMMENDED -> EnumSet.of(SUBMITTED, DRAFTED, CLOSED);
            case SUBMITTED -> EnumSet.of(IN_STATE_PROCESS, CLOSED);
            case IN_STATE_PROCESS -> EnumSet.of(DECIDED);
            case DECIDED -> EnumSet.of(PLACEMENT_PROPOSED, IN_STATE_PROCESS, CLOSED);
            case PLACEMENT_PROPOSED -> EnumSet.of(MUNICIPALITY_ACCEPTED, DECIDED);
            case MUNICIPALITY_ACCEPTED -> EnumSet.of(PREPARING_DEPARTURE, PLACEMENT_PROPOSED, DECIDED);
            case PREPARING_DEPARTURE -> EnumSet.of(BOOKED, PLACEMENT_PROPOSED, DECIDED);
            case BOOKED -> EnumSet.of(DEPARTED, PREPARING_DEPARTURE);
            case DEPARTED -> EnumSet.of(IN_TRANSIT, ARRIVED);
            case IN_TRANSIT -> EnumSet.of(ARRIVED);
            case ARRIVED -> EnumSet.of(RECEIVED);
            case RECEIVED -> EnumSet.of(FOLLOWED_UP);
            case FOLLOWED_UP -> EnumSet.of(CLOSED);
            case CLOSED -> EnumSet.noneOf(Stage.class);
        };
    }

    /// Whether a case may go straight from here to there.
    public boolean leadsTo(Stage there) {
        return next().contains(there);
    }
}
