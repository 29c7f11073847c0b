package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.havn.placement.engine.SolveProgress.Stage;

/// Finds a small set of families that cannot all be placed at once, by leaving one after the other out.
final class ConflictSearch {
    private static final int TRIED_ONE_BY_ONE = 400;

    private final PlacementProblem problem;
    private final Model model;
    private final boolean[] must;
    private final PlacementOptions options;
    private final Stop stop;
    private final Progress progress;
    private final Effort effort;

    ConflictSearch(
            PlacementProblem problem,
            Model model,
            boolean[] must,
            PlacementOptions options,
            Stop stop,
            Progress progress,
            Effort effort) {
        this.problem = problem;
        this.model = model;
        this.must = must;
        this.options = options;
        this.stop = stop;
        this.progress = progress;
        this.effort = effort;
    }

    /// Starts with the families that the prices of the proof make responsible.
    InfeasibleBecause find(DualPoint prices) {
        var kept = new ArrayList<>(IntStream.range(0, must.length)
                .filter(f -> must[f])
                .boxed()
                .sorted(Comparator.comparingDouble(f -> prices.best[f]))
                .toList());
        boolean smallest = true;
        int part = kept.size() / 2;
        while (part >= 1) {
            boolean dropped = false;
            for (int from = kept.size() - part; from >= 0 && kept.size() > 1; from -= part) {
                if (stop.now() || effort.counters().getOrDefault("conflict tries", 0L) > TRIED_ONE_BY_ONE) {
                    smallest = false;
                    break;
                }
                var without = new ArrayList<>(kept);
                without.subList(from, Math.min(without.size(), from + part)).clear();
                if (!without.isEmpty() && conflicting(without)) {
                    kept = without;
                    dropped = true;
                    from = Math.min(from, kept.size());
                }
            }
            if (!smallest || (part == 1 && !dropped)) {
                break;
            }
            part = part == 1 ? 1 : part / 2;
        }
        return new InfeasibleBecause.NotAllTogether(
                kept.stream().map(problem::familyId).sorted().toList(), smallest);
    }

    private boolean conflicting(List<Integer> families) {
        effort.count("conflict tries", 1);
        double[] weight = new double[problem.pairs()];
        for (int f : families) {
            Arrays.fill(weight, problem.pairStart(f), problem.pairEnd(f), 1);
        }
        int[] nobody = new int[must.length];
        Arrays.fill(nobody, NONE);
        var stage = model.withStage(weight, new boolean[must.length], new int[Model.CLASSES]);
        var outcome = new StageSolver(stage, Stage.FEASIBILITY, nobody, options, stop, progress, effort).solve();
        return outcome.bound() < families.size();
    }
}
