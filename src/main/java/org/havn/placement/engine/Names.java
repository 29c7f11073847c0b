package org.havn.placement.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Ids in their natural order, and the number of each.
final class Names {
    private final String[] sorted;
    private final Map<String, Integer> indexByName;

    Names(Collection<String> names) {
        sorted = names.toArray(String[]::new);
        Arrays.sort(sorted);
        indexByName = HashMap.newHashMap(sorted.length);
        for (int i = 0; i < sorted.length; i++) {
            indexByName.put(sorted[i], i);
        }
    }

    int count() {
        return sorted.length;
    }

    String name(int index) {
        return sorted[index];
    }

    int index(String name) {
        return indexByName.getOrDefault(name, PlacementProblem.NONE);
    }
}
