package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// A problem as the solver sees it in one stage: maximise whole-numbered weights of open pairs.
///
/// Pins, forbidden pairs and families too large for an empty locality are already closed pairs; minimising is
/// maximising
/// negated weights. Capacities that cannot bind are unlimited.
final class Model {
    static final long UNLIMITED = Long.MAX_VALUE;
    static final int CLASSES = Priority.values().length;

    final PlacementProblem problem;
    final int families;
    final int localities;
    final int dims;
    /// Pairs that no plan may use.
    final BitSet closed;
    /// By pair: what it adds to the stage's objective.
    final double[] weight;
    /// Families that every plan places.
    final boolean[] must;
    /// By class: how many families every plan places at least, or 0.
    final int[] floor;
    /// Whole units by locality and dimension, or `UNLIMITED`.
    final long[] capacity;
    /// Greatest common divisor of all weights: two plans differ by this at least.
    final double step;
    final @Nullable LinkRows links;
    final @Nullable ApartRules aparts;
    private final Uses uses;

    private Model(
            PlacementProblem problem,
            BitSet closed,
            double[] weight,
            boolean[] must,
            int[] floor,
            long[] capacity,
            @Nullable LinkRows links,
            @Nullable ApartRules aparts,
            Uses uses,
            double step) {
        this.problem = problem;
        this.families = problem.families();
        this.localities = problem.localities();
        this.dims = problem.dimensions();
        this.closed = closed;
        this.weight = weight;
        this.must = must;
        this.floor = floor;
        this.capacity = capacity;
        this.links = links;
        this.aparts = aparts;
        this.uses = uses;
        this.step = step;
    }

    /// The problem with weight 1 for every pair, and nothing that must be placed.
    static Model of(PlacementProblem problem) {
        var uses = Uses.of(problem.demands, problem.families());
        var closed = closedPairs(problem, uses);
        var capacity = bindingCapacities(problem, closed, uses);
        double[] ones = new double[problem.pairs()];
        Arrays.fill(ones, 1);
        var links = problem.links().isEmpty() ? null : LinkRows.of(problem, closed);
        var aparts = problem.aparts().isEmpty() ? null : new ApartRules(problem);
        return new Model(
                problem,
                closed,
                ones,
                new boolean[problem.families()],
                new int[CLASSES],
                capacity,
                links,
                aparts,
                uses,
                1);
    }

    /// The same rules with another objective, and with what is now held.
    Model withStage(double[] newWeight, boolean[] newMust, int[] newFloor) {
        return new Model(
                problem,
                closed,
                newWeight,
                newMust.clone(),
                newFloor.clone(),
                capacity,
                links,
                aparts,
                uses,
                greatestCommonDivisor(newWeight, closed));
    }

    /// The same stage with more pairs closed.
    Model withClosed(BitSet nowClosed) {
        return new Model(problem, nowClosed, weight, must, floor, capacity, links, aparts, uses, step);
    }

    /// The same stage with other families that must be placed.
    Model withMust(boolean[] nowMust) {
        return new Model(problem, closed, weight, nowMust, floor, capacity, links, aparts, uses, step);
    }

    /// The same stage with the family forced: it must be placed, and only the given pair is open to it.
    Model withForced(int family, int pair) {
        var nowClosed = (BitSet) closed.clone();
        nowClosed.set(start(family), end(family));
        nowClosed.clear(pair);
        boolean[] nowMust = must.clone();
        nowMust[family] = true;
        return new Model(problem, nowClosed, weight, nowMust, floor, capacity, links, aparts, uses, step);
    }

    /// The same stage on a problem that differs from this one in capacities only.
    Model on(PlacementProblem changed) {
        var fresh = of(changed);
        return new Model(
                changed,
                fresh.closed,
                weight,
                must,
                floor,
                fresh.capacity,
                fresh.links,
                aparts,
                uses,
                fresh.gcd(weight));
    }

    private double gcd(double[] weights) {
        return greatestCommonDivisor(weights, closed);
    }

    int start(int family) {
        return problem.pairStart[family];
    }

    int end(int family) {
        return problem.pairStart[family + 1];
    }

    int locality(int pair) {
        return problem.pairLocality[pair];
    }

    boolean open(int pair) {
        return !closed.get(pair);
    }

    int classOf(int family) {
        return classNumber(problem.priority[family]);
    }

    static int classNumber(Priority priority) {
        return switch (priority) {
            case EM -> 0;
            case UG -> 1;
            case NR -> 2;
        };
    }

    int row(int family, int pair) {
        return problem.demands.row(family, pair);
    }

    /// First and last-but-one position in `useDim` and `useUnits` of what a demand row takes.
    int useStart(int row) {
        return uses.start()[row];
    }

    int useEnd(int row) {
        return uses.start()[row + 1];
    }

    int useDim(int use) {
        return uses.dim()[use];
    }

    long useUnits(int use) {
        return uses.units()[use];
    }

    /// Units in an amount of 1.
    double unitScale(int dim) {
        return problem.demands.scale[dim];
    }

    double useAmount(int use) {
        return uses.units()[use] / problem.demands.scale[uses.dim()[use]];
    }

    boolean limited(int cell) {
        return capacity[cell] != UNLIMITED;
    }

    /// Whether the family's place depends on another family's: moves of one alone leave it where it is.
    boolean tied(int family) {
        return linked(family) || (aparts != null && aparts.concern(family));
    }

    boolean linked(int family) {
        return links != null && links.linked(family);
    }

    boolean placeable(int family) {
        return closed.nextClearBit(start(family)) < end(family);
    }

    /// The weight of a plan given by pairs, `NONE` for unplaced.
    double weightOf(int[] plan) {
        double sum = 0;
        for (int pair : plan) {
            if (pair != NONE) {
                sum += weight[pair];
            }
        }
        return sum;
    }

    private static BitSet closedPairs(PlacementProblem problem, Uses uses) {
        var closed = (BitSet) problem.forbidden.clone();
        for (int f = 0; f < problem.families(); f++) {
            for (int k = problem.pairStart(f); k < problem.pairEnd(f); k++) {
                int l = problem.pairLocality(k);
                if (problem.pin(f) != NONE && problem.pin(f) != l) {
                    closed.set(k);
                }
                int row = problem.demands.row(f, k);
                for (int u = uses.start()[row]; u < uses.start()[row + 1]; u++) {
                    int d = uses.dim()[u];
                    double free = problem.free(l, d);
                    if (Double.isFinite(free) && uses.units()[u] > problem.demands.capacityUnits(free, d)) {
                        closed.set(k);
                    }
                }
            }
        }
        return closed;
    }

    private static long[] bindingCapacities(PlacementProblem problem, BitSet closed, Uses uses) {
        int dims = problem.dimensions();
        long[] wanted = new long[problem.localities() * dims];
        for (int f = 0; f < problem.families(); f++) {
            for (int k = problem.pairStart(f); k < problem.pairEnd(f); k++) {
                if (closed.get(k)) {
                    continue;
                }
                int row = problem.demands.row(f, k);
                for (int u = uses.start()[row]; u < uses.start()[row + 1]; u++) {
                    wanted[problem.pairLocality(k) * dims + uses.dim()[u]] += uses.units()[u];
                }
            }
        }
        long[] capacity = new long[wanted.length];
        for (int cell = 0; cell < capacity.length; cell++) {
            double free = problem.free(cell / dims, cell % dims);
            long units = Double.isFinite(free) ? problem.demands.capacityUnits(free, cell % dims) : UNLIMITED;
            capacity[cell] = wanted[cell] > units ? units : UNLIMITED;
        }
        return capacity;
    }

    private static double greatestCommonDivisor(double[] weight, BitSet closed) {
        long divisor = 0;
        for (int k = closed.nextClearBit(0); k < weight.length && divisor != 1; k = closed.nextClearBit(k + 1)) {
            long other = Math.abs((long) weight[k]);
            while (other != 0) {
                long rest = divisor % other;
                divisor = other;
                other = rest;
            }
        }
        return divisor == 0 ? 1 : divisor;
    }

    /// What demand rows take, without the zeros.
    @SuppressWarnings("ArrayRecordComponent") // private to the model
    private record Uses(int[] start, int[] dim, long[] units) {

        static Uses of(Demands demands, int families) {
            int dims = demands.scale.length;
            int rows = dims == 0 ? families : demands.rows.length / dims;
            int count = 0;
            for (long units : demands.rows) {
                if (units > 0) {
                    count++;
                }
            }
            int[] start = new int[rows + 1];
            int[] dim = new int[count];
            long[] units = new long[count];
            int at = 0;
            for (int row = 0; row < rows; row++) {
                for (int d = 0; d < dims; d++) {
                    if (demands.rows[row * dims + d] > 0) {
                        dim[at] = d;
                        units[at++] = demands.rows[row * dims + d];
                    }
                }
                start[row + 1] = at;
            }
            return new Uses(start, dim, units);
        }
    }
}
