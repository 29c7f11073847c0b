package org.havn.placement.engine;

import java.util.Arrays;

/// For each family, the pairs that lose least of the bound, nearest first: where better plans can be looked for.
final class Candidates {
    private final int[][] pairs;
    private int count;

    private Candidates(int[][] pairs) {
        this.pairs = pairs;
    }

    /// At most so many pairs a family, none that loses more than `budget`.
    static Candidates within(Model model, DualPoint prices, double budget, int most) {
        var candidates = new Candidates(new int[model.families][]);
        int size = 0;
        for (int f = 0; f < model.families; f++) {
            size = Math.max(size, model.end(f) - model.start(f));
        }
        double[] losses = new double[size];
        for (int f = 0; f < model.families; f++) {
            candidates.pairs[f] = nearest(model, prices, f, budget, most, losses);
            candidates.count += candidates.pairs[f].length;
        }
        return candidates;
    }

    private static int[] nearest(Model model, DualPoint prices, int f, double budget, int most, double[] losses) {
        int start = model.start(f);
        int[] found = new int[16];
        int kept = 0;
        for (int k = start; k < model.end(f); k++) {
            if (!model.open(k)) {
                continue;
            }
            double loss = prices.loss(f, k);
            losses[k - start] = loss;
            if (!(loss <= budget) || (kept == most && loss >= losses[found[most - 1] - start])) {
                continue;
            }
            if (kept == found.length && kept < most) {
                found = Arrays.copyOf(found, Math.min(most, kept * 2));
            }
            int to = kept < most ? kept++ : most - 1;
            while (to > 0 && losses[found[to - 1] - start] > loss) {
                found[to] = found[to - 1];
                to--;
            }
            found[to] = k;
        }
        return Arrays.copyOf(found, kept);
    }

    int[] of(int family) {
        return pairs[family];
    }

    int count() {
        return count;
    }
}
