package org.havn.placement.engine.wishes;

import java.util.List;

/// What one family said of localities: the first group it would like best, and within a group all alike, such as the
/// municipalities of a region. Among those it did not name it has no preference.
public record Ranking(String family, List<List<String>> groups) {
    public Ranking {
        groups = groups.stream().map(List::copyOf).toList();
    }
}
