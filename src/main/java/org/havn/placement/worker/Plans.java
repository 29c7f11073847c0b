package org.havn.placement.worker;

import org.havn.placement.engine.PlacementPlan;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlanChecker;

/// Looks at what another process left behind before anyone sees it.
final class Plans {
    private Plans() {}

    static boolean keepAllRules(PlacementPlan plan, SolveTask task) {
        var problem = task.problem();
        for (int family = 0; family < problem.families(); family++) {
            var locality = plan.localityOf(family);
            if (locality != PlacementProblem.NONE && problem.pair(family, locality) == PlacementProblem.NONE) {
                return false;
            }
        }
        return new PlanChecker(problem)
                .check(plan, task.options(), plan.value())
                .isEmpty();
    }
}
