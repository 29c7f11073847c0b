package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// What one more unit would add, where something is scarce, by solving again.
final class OneMores {
    private final PlacementProblem problem;
    private final PlacementOptions options;
    private final Basis basis;
    private final Resolve resolve;
    private final int placed;

    OneMores(PlacementProblem problem, PlacementOptions options, Basis basis, Resolve resolve, int placed) {
        this.problem = problem;
        this.options = options;
        this.basis = basis;
        this.resolve = resolve;
        this.placed = placed;
    }

    boolean any() {
        return !cells().isEmpty();
    }

    /// @param end by `System.nanoTime()`
    List<OneMore> best(int atMost, long end) {
        boolean counts = options.objective() == Objective.PLACED_THEN_VALUE && placed < problem.families();
        var cells = cells().stream().limit(atMost).toList();
        return resolve.sideBySide().answers(cells, end, cell -> counts ? anew(cell) : quickly(cell)).stream()
                .sorted(Comparator.comparingInt((OneMore more) -> -more.placedMore())
                        .thenComparingDouble(OneMores::gainFirst)
                        .thenComparing(OneMore::locality)
                        .thenComparing(OneMore::dimension))
                .toList();
    }

    private static double gainFirst(OneMore more) {
        var gain = more.gain();
        return gain == null ? -more.atMost() : -gain;
    }

    /// What keeps unplaced families out by one unit, then what has a price, dearest first.
    private List<Integer> cells() {
        int dims = problem.dimensions();
        var near = new TreeSet<Integer>();
        for (int f = 0; f < problem.families(); f++) {
            for (int k = problem.pairStart(f); basis.plan()[f] == NONE && k < problem.pairEnd(f); k++) {
                int l = problem.pairLocality(k);
                for (int d = 0; d < dims; d++) {
                    double use = problem.demand(f, k, d);
                    if (use > problem.free(l, d) && use <= problem.free(l, d) + 1) {
                        near.add(l * dims + d);
                    }
                }
            }
        }
        var cells = new ArrayList<Integer>();
        var price = basis.point().price;
        for (int cell = 0; cell < price.length; cell++) {
            if (price[cell] > 0) {
                cells.add(cell);
            }
        }
        cells.sort(Comparator.comparingDouble((Integer cell) -> -price[cell]).thenComparingInt(cell -> cell));
        for (int cell : near) {
            if (price[cell] == 0) {
                cells.add(Math.min(cells.size(), 8), cell);
            }
        }
        return cells;
    }

    private PlacementProblem larger(int cell) {
        int l = cell / problem.dimensions();
        int d = cell % problem.dimensions();
        return problem.withCapacity(l, d, problem.capacity(l, d) + 1);
    }

    private OneMore quickly(int cell) {
        var answer = resolve.solve(basis.model().on(larger(cell)), NONE, Double.POSITIVE_INFINITY);
        double gain = basis.value(answer.weight() - basis.weight());
        double atMost = basis.value(answer.bound() - basis.weight());
        int more = 0;
        int[] plan = answer.plan();
        if (plan != null) {
            for (int pair : plan) {
                more += pair == NONE ? 0 : 1;
            }
        }
        return one(cell, gain, atMost, answer.proven() && basis.weight() >= basis.bound(), more - placed);
    }

    private OneMore anew(int cell) {
        var result = new Solve(
                        larger(cell),
                        options.withMinimalPrices(false).withTimeLimit(Duration.ofSeconds(10)),
                        SolveProgress.silent())
                .run();
        double before = basis.sign() * basis.value(basis.weight());
        return one(
                cell,
                basis.sign() * (result.objective() - before),
                basis.sign() * (result.bound() - before),
                result.status() == SolveStatus.OPTIMAL,
                result.placed() - placed);
    }

    private OneMore one(int cell, double gain, double atMost, boolean proven, int placedMore) {
        return new OneMore(
                problem.localityId(cell / problem.dimensions()),
                problem.dimension(cell % problem.dimensions()),
                basis.value(basis.point().price[cell]),
                gain,
                Math.max(gain, atMost),
                proven,
                placedMore);
    }
}
