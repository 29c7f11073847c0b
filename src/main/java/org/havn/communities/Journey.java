package org.havn.communities;

/// One way from door to door.
public record Journey(int minutes, TravelMode mode) {}
