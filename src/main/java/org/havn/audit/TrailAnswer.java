package org.havn.audit;

import java.util.List;

/// One page of the trail, newest first.
///
/// @param total how many entries there are, counted up to [#COUNTED]
public record TrailAnswer(List<TrailEntry> entries, long total) {
    /// So far entries are counted and paged; beyond it, a reader has to ask more narrowly.
    public static final int COUNTED = 10_000;

    public TrailAnswer {
        entries = List.copyOf(entries);
    }

    /// Whether there are more than were counted.
    public boolean more() {
        return total > COUNTED;
    }
}
