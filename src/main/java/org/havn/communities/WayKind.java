package org.havn.communities;

/// What a direct way between two neighbouring main places is like. Winding and speed turn a straight line into minutes.
enum WayKind {
    MOTORWAY(1.18, 88, 1.18, 88),
    TRUNK(1.25, 72, 1.33, 68),
    ROAD(1.3, 64, 1.45, 60),
    /// Nobody has classed the way between these neighbours.
    UNCLASSED(1.3, 62, 1.45, 58),
    /// The road runs far around, so the minutes are stated.
    DETOUR(1, 1, 1, 1),
    /// The minutes are stated: the roads on both sides, the crossing, and half an hour for waiting and boarding.
    FERRY(1, 1, 1, 1),
    /// Neighbours on the map with a mountain or a fjord between them.
    NONE(1, 1, 1, 1);

    private final double winding;
    private final double speed;
    private final double windingAmongFjords;
    private final double speedAmongFjords;

    WayKind(double winding, double speed, double windingAmongFjords, double speedAmongFjords) {
        this.winding = winding;
        this.speed = speed;
        this.windingAmongFjords = windingAmongFjords;
        this.speedAmongFjords = speedAmongFjords;
    }

    /// Whether the minutes stand in the file.
    boolean isStated() {
        return this == FERRY || this == DETOUR;
    }

    /// The minutes on the road between two places.
    ///
    /// @param straight the distance in a straight line, in kilometres
    /// @param amongFjords whether both ends lie in a county of fjords and mountains
    double minutes(double straight, boolean amongFjords) {
        return amongFjords ? straight * windingAmongFjords / speedAmongFjords * 60 : straight * winding / speed * 60;
    }
}
