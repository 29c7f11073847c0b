package org.havn.placement.engine.wishes;

import java.util.List;

/// What one family said of localities: the first it would like best. Among those it did not name it has no preference.
public record Ranking(String family, List<String> localities) {
    public Ranking {
        localities = List.copyOf(localities);
    }
}
