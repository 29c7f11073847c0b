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
        throw new UnsupportedOperationException("Comes with a later commit: " + result.status());
    }

    /// One family.
    public FamilyExplanation explain(String family) {
        throw new UnsupportedOperationException("Comes with a later commit: " + family);
    }

    /// What forcing a family to a locality would cost.
    public FamilyExplanation.ForcedCost costOfPin(String family, String locality) {
        throw new UnsupportedOperationException("Comes with a later commit: " + family + locality);
    }

    /// What forbidding a locality to a family would cost.
    public FamilyExplanation.ForcedCost costOfForbidding(String family, String locality) {
        throw new UnsupportedOperationException("Comes with a later commit: " + family + locality);
    }

    /// Which one more place, seat or service, where, would help most: scarce rows only, best first.
    public List<OneMore> oneMore(int atMost) {
        throw new UnsupportedOperationException("Comes with a later commit: " + atMost);
    }
}
