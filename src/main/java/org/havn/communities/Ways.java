package org.havn.communities;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// One way, door to door, between the main places of all municipalities, in minutes, as it was known at one moment: for
/// whoever asks for a hundred thousand ways at once, as rules about two families do. Ways to a municipality are found
/// when somebody asks for the first of them; two who ask at once find the same.
public final class Ways {
    private final List<Point> points;
    private final TravelTimes travel;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final AtomicReferenceArray<int[]> to;

    Ways(List<Community> communities, TravelTimes travel) {
        this.points = communities.stream().map(Community::point).toList();
        this.travel = travel;
        this.to = new AtomicReferenceArray<>(points.size());
        for (int i = 0; i < communities.size(); i++) {
            numbers.put(communities.get(i).id().value(), i);
        }
    }

    /// Between two municipalities, by their codes; 0 within one.
    ///
    /// @throws CommunityNotFound if there is none with this code
    public int minutes(String from, String to) {
        int start = number(from);
        int end = number(to);
        return start == end ? 0 : to(end)[start];
    }

    private int[] to(int end) {
        int[] known = to.get(end);
        if (known == null) {
            int[][] table = travel.minutes(points, List.of(points.get(end)));
            known = new int[table.length];
            for (int i = 0; i < known.length; i++) {
                known[i] = table[i][0];
            }
            to.set(end, known);
        }
        return known;
    }

    private int number(String code) {
        var number = numbers.get(code);
        if (number == null) {
            throw new CommunityNotFound(code);
        }
        return number;
    }
}
