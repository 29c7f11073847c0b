package org.havn.communities;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One way, door to door, between the main places of all municipalities, in minutes, as it was known at one moment: for
/// whoever asks for a hundred thousand ways at once, as rules about two families do.
public final class Ways {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[][] minutes;

    Ways(List<Community> communities, TravelTimes travel) {
        var points = communities.stream().map(Community::point).toList();
        this.minutes = travel.minutes(points, points);
        for (int i = 0; i < communities.size(); i++) {
            minutes[i][i] = 0;
            numbers.put(communities.get(i).id().value(), i);
        }
    }

    /// Between two municipalities, by their codes; 0 within one.
    ///
    /// @throws CommunityNotFound if there is none with this code
    public int minutes(String from, String to) {
        return minutes[number(from)][number(to)];
    }

    private int number(String code) {
        var number = numbers.get(code);
        if (number == null) {
            throw new CommunityNotFound(code);
        }
        return number;
    }
}
