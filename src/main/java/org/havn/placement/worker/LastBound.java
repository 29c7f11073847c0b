package org.havn.placement.worker;

import java.util.Optional;
import org.havn.placement.engine.SolveProgress;
import org.jspecify.annotations.Nullable;

/// Remembers the last bound on value that a solve told of; counts of families are another matter.
final class LastBound {
    private volatile @Nullable Double bound;

    void note(SolveProgress.Report report) {
        if (report.stage() == SolveProgress.Stage.VALUE && report.bound() != null) {
            bound = report.bound();
        }
    }

    Optional<Double> value() {
        return Optional.ofNullable(bound);
    }
}
