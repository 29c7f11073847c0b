package org.havn.placement.engine.time;

import org.havn.placement.engine.PlacementProblem;

/// Where a batch goes.
///
/// @param localities by position in the batch, `NONE` for who stays unplaced
/// @param prices that were charged; no futures where the policy does not look ahead
@SuppressWarnings("ArrayRecordComponent") // handed on, never changed
public record BatchPlan(int[] localities, FuturePrices prices) {

    /// What the places are worth.
    public double value(Moment moment) {
        double value = 0;
        var cases = moment.cases();
        for (int i = 0; i < localities.length; i++) {
            if (localities[i] != PlacementProblem.NONE) {
                value += cases.pairValue(cases.pair(moment.batch()[i], localities[i]));
            }
        }
        return value;
    }

    public int placed() {
        int placed = 0;
        for (int locality : localities) {
            placed += locality == PlacementProblem.NONE ? 0 : 1;
        }
        return placed;
    }
}
