package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which locality each family goes to, or none; immutable.
public final class PlacementPlan {
    private final PlacementProblem problem;
    private final int[] locality;

    PlacementPlan(PlacementProblem problem, int[] locality) {
        this.problem = problem;
        this.locality = locality.clone();
    }

    /// A plan made elsewhere, by localities in the order of the problem's families, `NONE` for unplaced.
    public static PlacementPlan of(PlacementProblem problem, int[] localityOfFamily) {
        if (localityOfFamily.length != problem.families()) {
            throw new ProblemNotValid("A plan says something of each of %d families, but this spoke of %d"
                    .formatted(problem.families(), localityOfFamily.length));
        }
        return new PlacementPlan(problem, localityOfFamily);
    }

    /// A plan by the pair of each family, `NONE` for unplaced.
    static PlacementPlan ofPairs(PlacementProblem problem, int[] pairs) {
        int[] locality = new int[pairs.length];
        for (int f = 0; f < pairs.length; f++) {
            locality[f] = pairs[f] == NONE ? NONE : problem.pairLocality(pairs[f]);
        }
        return new PlacementPlan(problem, locality);
    }

    public PlacementProblem problem() {
        return problem;
    }

    /// The number of the family's locality, or `NONE`.
    public int localityOf(int family) {
        return locality[family];
    }

    /// The id of the family's locality; empty where it stays unplaced.
    public Optional<String> localityOf(String familyId) {
        int family = problem.familyIndex(familyId);
        if (family == NONE) {
            throw new ProblemNotValid("There is no family '%s'".formatted(familyId));
        }
        return locality[family] == NONE ? Optional.empty() : Optional.of(problem.localityId(locality[family]));
    }

    /// Families that have a locality.
    public int placed() {
        int placed = 0;
        for (int l : locality) {
            if (l != NONE) {
                placed++;
            }
        }
        return placed;
    }

    /// Families of a class that have a locality.
    public int placed(Priority priority) {
        int placed = 0;
        for (int f = 0; f < locality.length; f++) {
            if (locality[f] != NONE && problem.priority(f) == priority) {
                placed++;
            }
        }
        return placed;
    }

    /// The sum of the chosen pairs' values.
    public double value() {
        double value = 0;
        for (int f = 0; f < locality.length; f++) {
            if (locality[f] != NONE) {
                value += problem.pairValue(problem.pair(f, locality[f]));
            }
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlacementPlan plan && Arrays.equals(locality, plan.locality);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(locality);
    }

    @Override
    public String toString() {
        return "PlacementPlan[%d of %d placed]".formatted(placed(), locality.length);
    }
}
