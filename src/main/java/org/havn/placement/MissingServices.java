package org.havn.placement;

import java.util.List;

/// Which one service more would help a round most, found by solving it again with each.
///
/// @param found the ones solved again, the most helpful first
/// @param possible how many combinations of service and municipality could help somebody
/// @param families how many families the round has, who wait
record MissingServices(List<Found> found, int possible, int families) {
    MissingServices {
        found = List.copyOf(found);
    }

    /// One service in one municipality.
    ///
    /// @param unconfirmed whether it is there already and only nobody has confirmed it; otherwise it would be new
    /// @param needing families of the round that have this need
    /// @param couldLive families who could then live in the municipality and cannot now, or only with a warning
    /// @param placedMore families more that find a place
    /// @param coveredMore needs more that are covered
    /// @param helped families that find a place or have a need more covered
    /// @param gain points that the plan gains
    /// @param proven whether that is exact
    record Found(
            String capability,
            String municipality,
            boolean unconfirmed,
            int needing,
            int couldLive,
            int placedMore,
            int coveredMore,
            int helped,
            double gain,
            boolean proven) {

        boolean helps() {
            return placedMore > 0 || coveredMore > 0 || helped > 0 || gain > 1e-6;
        }
    }
}
