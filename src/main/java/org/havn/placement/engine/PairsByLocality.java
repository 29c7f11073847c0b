package org.havn.placement.engine;

/// The pairs of each locality, in the order of family; pairs that a model closes are among them.
final class PairsByLocality {
    private final int[] start;
    private final int[] family;
    private final int[] pair;

    PairsByLocality(PlacementProblem problem) {
        start = new int[problem.localities() + 1];
        for (int k = 0; k < problem.pairs(); k++) {
            start[problem.pairLocality(k) + 1]++;
        }
        for (int l = 0; l < problem.localities(); l++) {
            start[l + 1] += start[l];
        }
        int[] at = start.clone();
        family = new int[problem.pairs()];
        pair = new int[problem.pairs()];
        for (int f = 0; f < problem.families(); f++) {
            for (int k = problem.pairStart(f); k < problem.pairEnd(f); k++) {
                int to = at[problem.pairLocality(k)]++;
                family[to] = f;
                pair[to] = k;
            }
        }
    }

    int start(int locality) {
        return start[locality];
    }

    int end(int locality) {
        return start[locality + 1];
    }

    int family(int at) {
        return family[at];
    }

    int pair(int at) {
        return pair[at];
    }
}
