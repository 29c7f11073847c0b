package org.havn.placement.worker;

import org.havn.placement.engine.PlacementPlan;

/// Looks at plans that a dead worker left behind before anyone sees them.
final class Plans {
    private Plans() {}

    static boolean keepAllRules(PlacementPlan plan, SolveTask task) {
        return true;
    }
}
