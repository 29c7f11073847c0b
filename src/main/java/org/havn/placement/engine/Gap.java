package org.havn.placement.engine;

/// The relative distance of a plan and its bound.
final class Gap {
    private Gap() {}

    static double of(double objective, double bound) {
        double distance = Math.abs(bound - objective);
        return distance == 0 ? 0 : distance / Math.max(Math.abs(objective), 1e-9);
    }
}
