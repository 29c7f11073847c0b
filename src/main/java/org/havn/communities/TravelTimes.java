package org.havn.communities;

import java.util.List;

/// How long it takes to get from one place to another. Havn ships an estimate; a routing service can stand in for it.
public interface TravelTimes {
    /// The quickest way, door to door.
    Journey journey(Point from, Point to);

    /// Minutes from each of the first places to each of the second; a routing service answers such a table at once.
    default int[][] minutes(List<Point> from, List<Point> to) {
        int[][] table = new int[from.size()][to.size()];
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < to.size(); j++) {
                table[i][j] = journey(from.get(i), to.get(j)).minutes();
            }
        }
        return table;
    }
}
