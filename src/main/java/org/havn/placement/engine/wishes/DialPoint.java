package org.havn.placement.engine.wishes;

import java.util.List;
import java.util.Map;

/// What came of the mechanism at one setting of its dial.
///
/// @param share of the best total outcome that has to remain, from 0 to 1
/// @param promised the total outcome that had to remain
/// @param outcome the total outcome of the plan, the families' wishes not counted
/// @param placed families placed
/// @param rankOf by family that ranked something: 1 for its first wish; one more than it named where it got none of
/// them
/// @param localityOf by family that is placed
/// @param asked how many completions were tested
/// @param unproven how many of them were turned down without a proof that none exists
public record DialPoint(
        double share,
        double promised,
        double outcome,
        int placed,
        Map<String, Integer> rankOf,
        Map<String, String> localityOf,
        int asked,
        int unproven) {
    public DialPoint {
        rankOf = Map.copyOf(rankOf);
        localityOf = Map.copyOf(localityOf);
    }

    /// The mean rank of those who ranked something; not a number where nobody did.
    public double meanRank() {
        return rankOf.values().stream().mapToInt(Integer::intValue).average().orElse(Double.NaN);
    }

    /// How many got their first wish.
    public long first() {
        return rankOf.values().stream().filter(rank -> rank == 1).count();
    }

    /// The settings that are tried for a curve, from everything for the outcome to everything for the wishes.
    public static List<Double> settings() {
        return List.of(1.0, 0.99, 0.97, 0.95, 0.9, 0.8, 0.0);
    }
}
