package org.havn.placement.worker;

import java.util.Optional;
import org.havn.placement.engine.PlacementPlan;

/// The best plan of a solve that did not come to its end, checked like any other.
///
/// @param bound what no plan's value can exceed (fall below, when minimising), if that was known by then
public record KeptPlan(PlacementPlan plan, Optional<Double> bound) {

    /// The distance of the plan's value to the bound, relative to the value.
    public Optional<Double> gap() {
        return bound.map(limit -> Math.abs(limit - plan.value()) / Math.max(1e-9, Math.abs(plan.value())));
    }
}
