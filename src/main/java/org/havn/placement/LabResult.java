package org.havn.placement;

import java.util.List;
import java.util.Map;

/// How policies compare on the same arrivals. A back-test: it says how near a policy comes to hindsight on these
/// families, not what it will do for others.
///
/// @param best points that hindsight found, and `bound` what nothing can exceed; shares are of the bound
/// @param policies the ones compared, hindsight last
/// @param differing families whose place under another value policy would be another; empty where none was asked
record LabResult(
        int families, double best, double bound, boolean proven, List<Policy> policies, List<WhatIf.Moved> differing) {
    LabResult {
        policies = List.copyOf(policies);
        differing = List.copyOf(differing);
    }

    /// One policy.
    ///
    /// @param mean share of hindsight in percent, over the orders, with its standard deviation and its worst
    /// @param unmet needs that stay without an offer in the first order, by capability
    /// @param load persons by county, each for the quarters of the period, in the first order
    /// @param meanRank of the families' own wishes; not a number where nobody has any
    /// @param groups points a family on average, by group, in the first order
    record Policy(
            String name,
            double mean,
            double deviation,
            double worst,
            double placed,
            Map<String, Integer> unmet,
            Map<String, List<Integer>> load,
            double meanRank,
            Map<String, Double> groups) {}
}
