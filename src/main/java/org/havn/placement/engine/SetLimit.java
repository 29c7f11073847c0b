package org.havn.placement.engine;

/// A branch's rule about one locality: how many families it takes, or how much of a dimension, at most or
/// at least.
///
/// @param dimension of which units are counted, or `FAMILIES`
/// @param bound whole units, or families
record SetLimit(int locality, int dimension, long bound, boolean atLeast) {
    static final int FAMILIES = -1;

    /// What one of the locality's pairs counts for.
    long count(Model model, int family, int pair) {
        return dimension == FAMILIES ? 1 : model.problem.demands.units(family, pair, dimension);
    }

    /// What a set counts for.
    long count(Model model, FamilySet set) {
        long sum = 0;
        for (int i = 0; set.locality == locality && i < set.pairs.length; i++) {
            sum += count(model, set.families[i], set.pairs[i]);
        }
        return sum;
    }

    /// 1 for a rule that makes counting dear, -1 for one that rewards it.
    int sign() {
        return atLeast ? -1 : 1;
    }
}
