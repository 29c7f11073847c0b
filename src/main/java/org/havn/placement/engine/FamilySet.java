package org.havn.placement.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A locality and a whole set of families that fit there together: what the master programme chooses among.
final class FamilySet {
    final int locality;
    /// In ascending order.
    final int[] families;
    /// The pair of each family with the locality.
    final int[] pairs;
    /// What the set adds to the stage's objective.
    final double weight;

    /// @param pairs in ascending order of family
    FamilySet(int locality, int[] families, int[] pairs, double weight) {
        this.locality = locality;
        this.families = families;
        this.pairs = pairs;
        this.weight = weight;
    }

    /// Whether the model leaves every pair of the set open.
    boolean open(Model model) {
        for (int pair : pairs) {
            if (!model.open(pair)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the set is open, and the locality still holds them all.
    boolean fits(Model model) {
        if (!open(model)) {
            return false;
        }
        int cell = locality * model.dims;
        for (int d = 0; d < model.dims; d++) {
            if (model.limited(cell + d)) {
                long units = 0;
                for (int i = 0; i < pairs.length; i++) {
                    units += model.problem.demands.units(families[i], pairs[i], d);
                }
                if (units > model.capacity[cell + d]) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FamilySet set && Arrays.equals(pairs, set.pairs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pairs);
    }
}
