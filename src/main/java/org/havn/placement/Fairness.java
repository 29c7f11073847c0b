package org.havn.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a plan treats groups of families. What groups are by is read for this report alone; none of sex, origin or
/// family
/// form is an input to a plan's value.
///
/// @param mean what a family gets on average, in points; who has no place counts 0
record Fairness(int families, double mean, List<Group> groups) {
    /// Fewer families than this say little of a group.
    static final int SMALL = 5;

    Fairness {
        groups = List.copyOf(groups);
    }

    /// One group.
    ///
    /// @param by what it is a group by: `size`, `family`, `age`, `sex`, `origin`, `needs`
    /// @param key which one it is
    /// @param placed families with a place, and where the share may lie with 95 % confidence
    /// @param mean points a family, and where it may lie; a whole range of nothing for a single family
    /// @param needs how many needs its families have, and how many of them are covered
    /// @param floorCost what everybody together would give up in points if the group were promised the mean of all;
    ///     null where it has that already or the group is everybody
    /// @param floorReached whether such a promise can be kept at all
    record Group(
            String by,
            String key,
            int families,
            int placed,
            Span placedShare,
            double mean,
            @Nullable Span meanSpan,
            int needs,
            int covered,
            @Nullable Span coveredShare,
            @Nullable Double floorCost,
            boolean floorReached) {

        boolean small() {
            return families < SMALL;
        }
    }

    /// From, to.
    record Span(double from, double to) {}
}
