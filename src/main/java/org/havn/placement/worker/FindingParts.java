package org.havn.placement.worker;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Findings on their way back; one of the four is there.
record FindingParts(
        @Nullable List<ResultParts> results,
        Findings.@Nullable Dialled dialled,
        Findings.@Nullable Priced priced,
        Findings.@Nullable Simulated simulated) {

    Findings findings(Study study) {
        if (results != null && study instanceof Study.Variants(var problems, var _)) {
            var solved = new ArrayList<org.havn.placement.engine.PlacementResult>();
            for (int at = 0; at < results.size(); at++) {
                solved.add(results.get(at).result(problems.get(at)));
            }
            return new Findings.Solved(solved);
        }
        if (dialled != null) {
            return dialled;
        }
        if (priced != null) {
            return priced;
        }
        if (simulated != null) {
            return simulated;
        }
        throw new IllegalStateException("The worker left nothing that answers " + study.getClass());
    }
}
