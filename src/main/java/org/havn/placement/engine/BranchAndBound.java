package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Looks for a better plan among all that the bound still allows, in plain Java.
///
/// A plan weighs the bound, less what each family's choice loses, less the price of every place that stays empty. A
/// branch
/// ends where those losses exceed the distance between the bound and the best plan.
final class BranchAndBound {
    private final Model model;
    private final DualPoint prices;
    private final double tolerance;
    private final long nodeLimit;
    private final Stop stop;
    private final int[][] options;
    private final double[][] losses;
    private final int[][] pricedCells;
    private final long[][] pricedUnits;
    private final int[] order;
    private final PlanState state;
    private final long[] potential;
    private final double[] pricePerUnit;
    private final int[] choosable = new int[Model.CLASSES];
    private int @Nullable [] best;
    private double bestWeight;
    private long nodes;
    private boolean exhausted = true;

    /// @param better only plans that weigh more than this are looked for
    BranchAndBound(Model model, DualPoint prices, double better, long nodeLimit, Stop stop) {
        this.model = model;
        this.prices = prices;
        this.bestWeight = better;
        this.nodeLimit = nodeLimit;
        this.stop = stop;
        this.tolerance = Math.max(1e-6, 1e-11 * Math.abs(prices.bound));
        double budget = budget();
        options = new int[model.families][];
        losses = new double[model.families][];
        pricedCells = new int[model.families][];
        pricedUnits = new long[model.families][];
        var candidates = Candidates.within(model, prices, budget, Integer.MAX_VALUE);
        for (int f = 0; f < model.families; f++) {
            options(f, candidates.of(f), budget);
        }
        order = IntStream.range(0, model.families)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(f -> options[f].length == 1 ? 0 : 1)
                        .thenComparing(Comparator.comparingDouble((Integer f) -> spread(f))
                                .reversed())
                        .thenComparingInt(f -> f))
                .mapToInt(f -> f)
                .toArray();
        state = new PlanState(model);
        potential = new long[model.capacity.length];
        pricePerUnit = new double[potential.length];
        for (int cell = 0; cell < potential.length; cell++) {
            pricePerUnit[cell] = prices.price[cell] / model.unitScale(cell % model.dims);
        }
        for (int f = 0; f < model.families; f++) {
            notePriced(f);
            changePotential(f, 1);
            choosable[model.classOf(f)] += placeable(f);
        }
    }

    private int placeable(int f) {
        return options[f].length == 1 && options[f][0] == NONE ? 0 : 1;
    }

    private double spread(int f) {
        return losses[f].length < 2 ? 0 : losses[f][1];
    }

    private double budget() {
        return prices.bound - bestWeight - model.step + tolerance;
    }

    private void options(int f, int[] pairs, double budget) {
        boolean out = prices.lossUnplaced(f) <= budget;
        int[] choice = Arrays.copyOf(pairs, pairs.length + (out ? 1 : 0));
        double[] loss = new double[choice.length];
        for (int i = 0; i < pairs.length; i++) {
            loss[i] = prices.loss(f, pairs[i]);
        }
        if (out) {
            double last = prices.lossUnplaced(f);
            int to = pairs.length;
            while (to > 0 && loss[to - 1] > last) {
                choice[to] = choice[to - 1];
                loss[to] = loss[to - 1];
                to--;
            }
            choice[to] = NONE;
            loss[to] = last;
        }
        options[f] = choice;
        losses[f] = loss;
    }

    /// Choices left over all families: how large the search may become.
    int size() {
        int size = 0;
        for (int[] choice : options) {
            size += choice.length - 1;
        }
        return size;
    }

    /// Searches; true if everything was looked at, so that the best plan is proven.
    boolean search() {
        if (budget() >= 0) {
            double empty = 0;
            for (int cell = 0; cell < potential.length; cell++) {
                empty += emptyCost(cell);
            }
            dive(0, 0, empty);
        }
        return exhausted;
    }

    /// The best plan found, or null.
    int @Nullable [] best() {
        return best;
    }

    double bestWeight() {
        return bestWeight;
    }

    long nodes() {
        return nodes;
    }

    private void dive(int depth, double lost, double empty) {
        if (!exhausted || lost + empty > budget()) {
            return;
        }
        if (depth == order.length) {
            if (state.weight() >= bestWeight + model.step * 0.5 && state.keepsRules()) {
                bestWeight = state.weight();
                best = state.chosen.clone();
            }
            return;
        }
        if (++nodes > nodeLimit || ((nodes & 1023) == 0 && stop.now())) {
            exhausted = false;
            return;
        }
        int f = order[depth];
        double before = potentialCost(f);
        changePotential(f, -1);
        int priorityClass = model.classOf(f);
        choosable[priorityClass] -= placeable(f);
        for (int i = 0; i < options[f].length && exhausted; i++) {
            if (lost + losses[f][i] + empty > budget()) {
                break;
            }
            int k = options[f][i];
            if (k == NONE) {
                if (state.placedOfClass(priorityClass) + choosable[priorityClass] >= model.floor[priorityClass]) {
                    dive(depth + 1, lost + losses[f][i], empty + potentialCost(f) - before);
                }
            } else if (state.fits(f, k)) {
                state.put(f, k);
                if (linksPossible(f, depth)) {
                    dive(depth + 1, lost + losses[f][i], empty + potentialCost(f) - before);
                }
                state.put(f, NONE);
            }
        }
        choosable[priorityClass] += placeable(f);
        changePotential(f, 1);
    }

    private boolean linksPossible(int f, int depth) {
        if (model.links == null || !model.links.linked(f)) {
            return true;
        }
        for (int at = 0; at < depth; at++) {
            int g = order[at];
            if (model.linked(g)) {
                for (int i = 0; i < model.links.links(); i++) {
                    int[] both = model.links.familiesOf(i);
                    if ((both[0] == f && both[1] == g) || (both[0] == g && both[1] == f)) {
                        if (!model.links.holds(i, state.chosen[both[0]], state.chosen[both[1]])) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    /// Notes which priced places the family's choices could use, and how much of each.
    private void notePriced(int f) {
        int[] cells = new int[8];
        long[] units = new long[8];
        int count = 0;
        for (int k : options[f]) {
            if (k == NONE) {
                continue;
            }
            int row = model.row(f, k);
            int cell = model.locality(k) * model.dims;
            for (int u = model.useStart(row); u < model.useEnd(row); u++) {
                int at = cell + model.useDim(u);
                if (pricePerUnit[at] > 0 && model.limited(at)) {
                    if (count == cells.length) {
                        cells = Arrays.copyOf(cells, count * 2);
                        units = Arrays.copyOf(units, count * 2);
                    }
                    cells[count] = at;
                    units[count++] = model.useUnits(u);
                }
            }
        }
        pricedCells[f] = Arrays.copyOf(cells, count);
        pricedUnits[f] = Arrays.copyOf(units, count);
    }

    /// Adds or takes back what the undecided family could use of priced places.
    private void changePotential(int f, int sign) {
        for (int i = 0; i < pricedCells[f].length; i++) {
            potential[pricedCells[f][i]] += sign * pricedUnits[f][i];
        }
    }

    /// The price of the places that stay empty in every locality that the family could go to.
    private double potentialCost(int f) {
        double cost = 0;
        for (int cell : pricedCells[f]) {
            cost += emptyCost(cell);
        }
        return cost;
    }

    private double emptyCost(int cell) {
        if (pricePerUnit[cell] == 0 || !model.limited(cell)) {
            return 0;
        }
        long empty = model.capacity[cell] - state.used(cell) - potential[cell];
        return empty > 0 ? empty * pricePerUnit[cell] : 0;
    }
}
