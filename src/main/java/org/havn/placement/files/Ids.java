package org.havn.placement.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names in the order in which they were first seen. A name is text: `01` and `1` are two names.
final class Ids {
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    /// @return false if the name was there already
    boolean add(String name) {
        if (positions.putIfAbsent(name, names.size()) != null) {
            return false;
        }
        names.add(name);
        return true;
    }

    /// @return the name's position, or -1 for an unknown name
    int find(String name) {
        var position = positions.get(name);
        return position == null ? -1 : position;
    }

    int findOrAdd(String name) {
        add(name);
        return find(name);
    }

    String name(int position) {
        return names.get(position);
    }

    int size() {
        return names.size();
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
