package org.havn.communities;

/// The main way to travel.
public enum TravelMode {
    ROAD,
    ROAD_AND_FERRY,
    AIR
}
