package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Chooses what to decide next where the relaxation leaves it open: how many families a locality takes, how
/// much of a dimension, or whether one family goes to one place.
///
/// Counts come first: where families resemble each other, who goes matters less than how many.
final class SetBranching {
    private static final double SMALL = 1e-3;
    private static final double SPREAD = 0.02;

    private final Model model;
    private final double[] pairShare;
    private final double[][] counted;

    SetBranching(Model model, List<SetMaster.Share> shares) {
        this.model = model;
        this.pairShare = new double[model.weight.length];
        this.counted = new double[model.dims + 1][model.localities];
        for (var share : shares) {
            var set = share.set();
            for (int i = 0; i < set.pairs.length; i++) {
                pairShare[set.pairs[i]] += share.share();
                counted[model.dims][set.locality] += share.share();
                for (int d = 0; d < model.dims; d++) {
                    if (model.limited(set.locality * model.dims + d)) {
                        counted[d][set.locality] +=
                                share.share() * model.problem.demands.units(set.families[i], set.pairs[i], d);
                    }
                }
            }
        }
    }

    /// The limit that a locality should keep from above in one branch, and exceed in the other; null if all
    /// counts are whole.
    @Nullable
    SetLimit limit() {
        SetLimit best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (int d = model.dims; d >= 0; d--) {
            int open = 0;
            for (double count : counted[d]) {
                open += middle(count) > SMALL ? 1 : 0;
            }
            for (int l = 0; l < model.localities; l++) {
                double count = counted[d][l];
                double score = middle(count) - SPREAD * open + (d == model.dims ? 1 : 0);
                if (middle(count) > SMALL && score > most) {
                    most = score;
                    int dimension = d == model.dims ? SetLimit.FAMILIES : d;
                    best = new SetLimit(l, dimension, (long) Math.floor(count), false);
                }
            }
        }
        return best;
    }

    private static double middle(double count) {
        double rest = count - Math.floor(count);
        return Math.min(rest, 1 - rest);
    }

    /// A linked family that has a choice, else `NONE`.
    int linked() {
        return unsettled(true);
    }

    /// The pair that is most in doubt; where none is, the best one of a family that has a choice, or
    /// `NONE`.
    int pair() {
        int pair = NONE;
        double most = SMALL;
        for (int k = 0; k < pairShare.length; k++) {
            if (middle(pairShare[k]) > most) {
                most = middle(pairShare[k]);
                pair = k;
            }
        }
        if (pair != NONE) {
            return pair;
        }
        int f = unsettled(false);
        return f == NONE ? NONE : largest(f);
    }

    private int unsettled(boolean linkedOnly) {
        return IntStream.range(0, model.families)
                .filter(f -> !linkedOnly || model.linked(f))
                .filter(this::hasChoice)
                .boxed()
                .min(Comparator.<Integer>comparingInt(f -> model.tied(f) ? 0 : 1)
                        .thenComparingDouble(f -> -pairShare[largest(f)])
                        .thenComparingInt(f -> f))
                .orElse(NONE);
    }

    private boolean hasChoice(int f) {
        int first = model.closed.nextClearBit(model.start(f));
        return first < model.end(f) && (!model.must[f] || model.closed.nextClearBit(first + 1) < model.end(f));
    }

    /// The family's open pair with the largest share.
    int largest(int f) {
        int best = model.closed.nextClearBit(model.start(f));
        for (int k = best; k < model.end(f); k = model.closed.nextClearBit(k + 1)) {
            if (pairShare[k] > pairShare[best]) {
                best = k;
            }
        }
        return best;
    }
}
