package org.havn.communities;

/// A place on the map in WGS 84 degrees.
public record Point(double latitude, double longitude) {
    private static final double EARTH_RADIUS_KM = 6371.0088;

    public Point {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("No place on earth lies at " + latitude + ", " + longitude);
        }
    }

    /// The distance in a straight line over the ground, by the haversine formula.
    public double kilometresTo(Point other) {
        double up = Math.toRadians(other.latitude - latitude) / 2;
        double along = Math.toRadians(other.longitude - longitude) / 2;
        double chord = Math.sin(up) * Math.sin(up)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.sin(along)
                        * Math.sin(along);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
    }
}
