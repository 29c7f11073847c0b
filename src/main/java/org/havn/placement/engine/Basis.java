package org.havn.placement.engine;

import org.jspecify.annotations.Nullable;

/// What a solve knew when it ended: the model of its last stage, the prices, the plan, and how weights
/// become values.
@SuppressWarnings("ArrayRecordComponent") // package-private, never changed
record Basis(
        Model model,
        DualPoint point,
        int[] plan,
        double weight,
        double bound,
        ValueScale scale,
        double sign,
        @Nullable SetProgramme programme) {

    /// A difference of weights as a difference of values.
    double value(double weightDifference) {
        return scale.value(weightDifference);
    }
}
