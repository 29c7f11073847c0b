package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Arrays;

/// Tries every plan of a small problem: the slowest and surest solver.
final class BruteForce {
    private final PlacementProblem problem;
    private final PlacementOptions options;
    private final int[] now;
    private final double[] left;
    private int[] best = new int[0];
    private double[] bestScore = new double[0];

    BruteForce(PlacementProblem problem, PlacementOptions options) {
        this.problem = problem;
        this.options = options;
        this.now = new int[problem.families()];
        Arrays.fill(now, NONE);
        this.left = new double[problem.localities() * problem.dimensions()];
        for (int at = 0; at < left.length; at++) {
            left[at] = problem.free(at / problem.dimensions(), at % problem.dimensions());
        }
    }

    /// Whether any plan keeps the rules.
    boolean solve() {
        dive(0);
        return bestScore.length > 0;
    }

    /// Placed by class (all zero where only value counts), then value with the sign of the objective, then how many are
    /// where an earlier plan had them.
    double[] score() {
        return bestScore;
    }

    double value() {
        return options.minimise() ? -bestScore[3] : bestScore[3];
    }

    int[] plan() {
        return best;
    }

    private void dive(int f) {
        if (f == now.length) {
            consider();
            return;
        }
        if (!options.placeAll() && problem.pin(f) == NONE) {
            dive(f + 1);
        }
        for (int k = problem.pairStart(f); k < problem.pairEnd(f); k++) {
            int l = problem.pairLocality(k);
            if (problem.isForbidden(k) || (problem.pin(f) != NONE && problem.pin(f) != l)) {
                continue;
            }
            boolean fits = true;
            for (int d = 0; d < problem.dimensions(); d++) {
                fits &= problem.demand(f, k, d) <= left[l * problem.dimensions() + d] + 1e-9;
            }
            if (fits) {
                take(f, k, -1);
                now[f] = l;
                dive(f + 1);
                now[f] = NONE;
                take(f, k, 1);
            }
        }
    }

    private void take(int f, int k, int sign) {
        for (int d = 0; d < problem.dimensions(); d++) {
            left[problem.pairLocality(k) * problem.dimensions() + d] += sign * problem.demand(f, k, d);
        }
    }

    private void consider() {
        for (var link : problem.links()) {
            int a = now[problem.familyIndex(link.family())];
            int b = now[problem.familyIndex(link.other())];
            if ((a == NONE || b == NONE)
                    ? a != b
                    : !link.nearness().allows(problem.localityId(a), problem.localityId(b))) {
                return;
            }
        }
        for (var apart : problem.aparts()) {
            int a = now[problem.familyIndex(apart.family())];
            int b = now[problem.familyIndex(apart.other())];
            if (a != NONE
                    && b != NONE
                    && (a == b || apart.near().allows(problem.localityId(a), problem.localityId(b)))) {
                return;
            }
        }
        double[] score = new double[5];
        for (int f = 0; f < now.length; f++) {
            if (now[f] != NONE) {
                double value = problem.pairValue(problem.pair(f, now[f]));
                score[3] += options.minimise() ? -value : value;
                score[4] += now[f] == problem.earlier(f) ? 1 : 0;
                if (options.objective() == Objective.PLACED_THEN_VALUE) {
                    score[problem.priority(f).compareTo(Priority.EM)]++;
                }
            }
        }
        if (bestScore.length == 0 || better(score, bestScore)) {
            bestScore = score;
            best = now.clone();
        }
    }

    private static boolean better(double[] one, double[] other) {
        for (int i = 0; i < one.length; i++) {
            if (Math.abs(one[i] - other[i]) > 1e-9) {
                return one[i] > other[i];
            }
        }
        return false;
    }
}
