package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The linear relaxation of a stage, solved by columns: only pairs that pay for themselves at the prices enter.
///
/// The answer's bound never comes from the solver: `DualPoint` computes it from the prices, over all pairs. Needs a
/// plan
/// that keeps the stage's rules to start from.
final class LinearRelaxation implements AutoCloseable {
    private static final int FIRST_COLUMNS = 6;
    private static final int FIRST_COLUMNS_OF_MANY = 8;
    private static final int COLUMNS_A_ROUND = 4;
    private static final int ALL_AT_ONCE = 2_000;

    private Model model;
    private final MPSolver solver;
    private final boolean large;
    private final double weightScale;
    private final MPConstraint[] familyRow;
    private final @Nullable MPConstraint[] capacityRow;
    private final @Nullable MPConstraint[] floorRow = new MPConstraint[Model.CLASSES];
    private final MPConstraint[] linkRow;
    private final BitSet inside = new BitSet();
    private int[] column = new int[1024];
    private MPVariable[] variable = new MPVariable[1024];
    private double[] share = new double[0];
    private final double[] askedByFamily;
    private int columns;
    private int rounds;
    private double difference;

    LinearRelaxation(Model model, String solverName) {
        this.model = model;
        this.solver = Solvers.linear(solverName);
        this.large = solverName.equals(Effort.LARGE_LINEAR_SOLVER);
        double greatest = 1e-9;
        for (int k = model.closed.nextClearBit(0); k < model.weight.length; k = model.closed.nextClearBit(k + 1)) {
            greatest = Math.max(greatest, Math.abs(model.weight[k]));
        }
        this.weightScale = 1000 / greatest;
        this.askedByFamily = new double[model.families];
        this.familyRow = new MPConstraint[model.families];
        for (int f = 0; f < model.families; f++) {
            familyRow[f] = solver.makeConstraint(model.must[f] ? 1 : -MPSolver.infinity(), 1);
        }
        this.capacityRow = new MPConstraint[model.capacity.length];
        for (int cell = 0; cell < capacityRow.length; cell++) {
            if (model.limited(cell)) {
                capacityRow[cell] = solver.makeConstraint(
                        -MPSolver.infinity(), model.capacity[cell] / model.unitScale(cell % model.dims));
            }
        }
        for (int c = 0; c < Model.CLASSES; c++) {
            if (model.floor[c] > 0) {
                floorRow[c] = solver.makeConstraint(model.floor[c], MPSolver.infinity());
            }
        }
        int links = model.links == null ? 0 : model.links.rows().size();
        this.linkRow = new MPConstraint[links];
        for (int r = 0; r < links; r++) {
            linkRow[r] = solver.makeConstraint(-MPSolver.infinity(), 0);
        }
        solver.objective().setMaximization();
    }

    /// Of all optimal prices those with the smallest sum: what they would be if there were a trace more of everything.
    ///
    /// The trace becomes smaller until the bound stays what it was.
    DualPoint minimal(DualPoint optimal, double wanted, Stop stop) {
        keepsItsLimits();
        for (double trace = 1e-3; trace > 1e-7 && !stop.now(); trace /= 10) {
            for (int cell = 0; cell < capacityRow.length; cell++) {
                var row = capacityRow[cell];
                if (row != null) {
                    row.setUb(model.capacity[cell] / model.unitScale(cell % model.dims) + trace);
                }
            }
            var best = iterate(optimal, stop, false);
            if (best.bound <= wanted + tolerance(wanted) && sum(best.price) <= sum(optimal.price) + 1e-9) {
                return best;
            }
        }
        return optimal;
    }

    private static double sum(double[] prices) {
        return Arrays.stream(prices).sum();
    }

    /// Solves until no pair outside can help, or until stopped; the best prices met are the answer.
    DualPoint solve(int[] plan, DualPoint start, Stop stop) {
        addFirstColumns(plan, start);
        return iterate(start, stop, true);
    }

    /// The same for a model that differs in capacities or in one forced pair; afterwards everything is as before.
    ///
    /// @param forced the only open pair of its family, or `NONE`
    /// @param start prices on the changed model
    DualPoint solveChanged(Model changed, int forced, DualPoint start, Stop stop) {
        keepsItsLimits();
        var before = model;
        model = changed;
        limitRows();
        int family = forced == NONE ? NONE : familyOf(forced);
        if (forced != NONE) {
            add(family, forced);
            familyRow[family].setBounds(1, 1);
            bound(family, forced, 0);
        }
        try {
            return iterate(start, stop, true);
        } finally {
            model = before;
            limitRows();
            if (forced != NONE) {
                bound(family, forced, MPSolver.infinity());
                familyRow[family].setBounds(model.must[family] ? 1 : -MPSolver.infinity(), 1);
            }
            for (int i = 0; i < columns; i++) {
                variable[i].setUb(model.open(column[i]) ? MPSolver.infinity() : 0);
            }
        }
    }

    private void keepsItsLimits() {
        if (large) {
            throw new IllegalStateException("This linear solver does not survive a change of limits");
        }
    }

    private void limitRows() {
        for (int cell = 0; cell < capacityRow.length; cell++) {
            var row = capacityRow[cell];
            if (row != null) {
                row.setUb(
                        model.limited(cell)
                                ? model.capacity[cell] / model.unitScale(cell % model.dims)
                                : MPSolver.infinity());
            }
        }
    }

    /// Limits all of a family's columns but one.
    private void bound(int family, int except, double upper) {
        for (int i = 0; i < columns; i++) {
            if (column[i] != except && column[i] >= model.start(family) && column[i] < model.end(family)) {
                variable[i].setUb(upper);
            }
        }
    }

    private int familyOf(int pair) {
        int at = Arrays.binarySearch(model.problem.pairStart, pair);
        int f = at >= 0 ? at : -at - 2;
        while (model.end(f) <= pair) {
            f++;
        }
        return f;
    }

    /// @param keepBest whether to answer the prices of the best bound met, or those of the last round
    private DualPoint iterate(DualPoint start, Stop stop, boolean keepBest) {
        var best = start;
        try (var parameters = new ClosingParameters(large)) {
            while (!stop.now()) {
                solver.setTimeLimit((long) Math.max(1, stop.secondsLeft() * 1000));
                var status = solver.solve(parameters.parameters);
                if (status != MPSolver.ResultStatus.OPTIMAL) {
                    break;
                }
                rounds++;
                var now = readDuals();
                if (now.bound < best.bound || !keepBest) {
                    best = now;
                }
                if (keepBest) {
                    readShares();
                    difference = best.bound - solver.objective().value() / weightScale;
                    if (difference <= tolerance(best.bound)) {
                        break;
                    }
                }
                if (addColumns(now) == 0) {
                    break;
                }
            }
        }
        return best;
    }

    static double tolerance(double bound) {
        return 1e-8 * Math.max(1, Math.abs(bound));
    }

    /// How far the certificate lies above the solver's own objective: about 0 by strong duality.
    double dualityDifference() {
        return difference;
    }

    int rounds() {
        return rounds;
    }

    int columns() {
        return columns;
    }

    int pairOf(int at) {
        return column[at];
    }

    /// How much of a family the optimum puts there, from 0 to 1.
    double share(int at) {
        return at < share.length ? share[at] : 0;
    }

    /// Where most of each family goes, in the order of families.
    List<Diving.Leaning> leanings() {
        int[] most = new int[model.families];
        double[] greatest = new double[model.families];
        Arrays.fill(most, NONE);
        for (int at = 0; at < share.length; at++) {
            int f = familyOf(column[at]);
            if (share[at] > Math.max(1e-6, greatest[f])) {
                greatest[f] = share[at];
                most[f] = column[at];
            }
        }
        return IntStream.range(0, most.length)
                .mapToObj(f -> new Diving.Leaning(f, most[f], greatest[f]))
                .toList();
    }

    private void addFirstColumns(int[] plan, DualPoint start) {
        boolean all = model.weight.length - model.closed.cardinality() <= ALL_AT_ONCE;
        for (int f = 0; f < model.families; f++) {
            if (plan[f] != NONE) {
                add(f, plan[f]);
            }
            addBest(
                    f,
                    start,
                    all || model.linked(f) ? Integer.MAX_VALUE : large ? FIRST_COLUMNS_OF_MANY : FIRST_COLUMNS,
                    Double.NEGATIVE_INFINITY);
        }
    }

    /// Adds the pairs of each family that are worth more than what its row asks.
    private int addColumns(DualPoint at) {
        int before = columns;
        double threshold = tolerance(at.bound) / Math.max(1, model.families);
        for (int f = 0; f < model.families; f++) {
            double asked = askedByFamily[f];
            if (at.best[f] > asked + threshold) {
                addBest(f, at, COLUMNS_A_ROUND, asked + threshold);
            }
        }
        return columns - before;
    }

    private void addBest(int f, DualPoint at, int most, double above) {
        int first = model.start(f);
        int count = model.end(f) - first;
        if (most >= count) {
            for (int k = first; k < first + count; k++) {
                if (model.open(k)) {
                    add(f, k);
                }
            }
            return;
        }
        double[] reduced = new double[most];
        int[] pair = new int[most];
        int kept = 0;
        for (int k = first; k < first + count; k++) {
            if (!model.open(k) || inside.get(k)) {
                continue;
            }
            double value = at.reduced(f, k);
            if (value <= above || (kept == most && value <= reduced[most - 1])) {
                continue;
            }
            int to = kept < most ? kept++ : most - 1;
            while (to > 0 && reduced[to - 1] < value) {
                reduced[to] = reduced[to - 1];
                pair[to] = pair[to - 1];
                to--;
            }
            reduced[to] = value;
            pair[to] = k;
        }
        for (int i = 0; i < kept; i++) {
            add(f, pair[i]);
        }
    }

    private void add(int f, int k) {
        if (inside.get(k)) {
            return;
        }
        inside.set(k);
        var x = solver.makeNumVar(0, MPSolver.infinity(), "");
        if (columns == column.length) {
            column = Arrays.copyOf(column, columns * 2);
            variable = Arrays.copyOf(variable, columns * 2);
        }
        column[columns] = k;
        variable[columns++] = x;
        solver.objective().setCoefficient(x, model.weight[k] * weightScale);
        familyRow[f].setCoefficient(x, 1);
        int row = model.row(f, k);
        int cell = model.locality(k) * model.dims;
        for (int u = model.useStart(row); u < model.useEnd(row); u++) {
            var limit = capacityRow[cell + model.useDim(u)];
            if (limit != null) {
                limit.setCoefficient(x, model.useAmount(u));
            }
        }
        var held = floorRow[model.classOf(f)];
        if (held != null) {
            held.setCoefficient(x, 1);
        }
        if (model.links != null) {
            for (var entry : model.links.entriesOf(k)) {
                linkRow[entry.row()].setCoefficient(x, entry.coefficient());
            }
        }
    }

    /// Solutions are read before columns enter: afterwards the solver has forgotten them.
    private void readShares() {
        share = new double[columns];
        for (int i = 0; i < columns; i++) {
            share[i] = variable[i].solutionValue();
        }
    }

    private DualPoint readDuals() {
        for (int f = 0; f < askedByFamily.length; f++) {
            askedByFamily[f] = familyRow[f].dualValue() / weightScale;
        }
        double[] price = new double[capacityRow.length];
        for (int cell = 0; cell < price.length; cell++) {
            var limit = capacityRow[cell];
            if (limit != null) {
                price[cell] = Math.max(0, limit.dualValue() / weightScale);
            }
        }
        double[] held = new double[Model.CLASSES];
        for (int c = 0; c < held.length; c++) {
            var row = floorRow[c];
            if (row != null) {
                held[c] = Math.max(0, -row.dualValue() / weightScale);
            }
        }
        double[] link = new double[linkRow.length];
        for (int r = 0; r < link.length; r++) {
            link[r] = Math.max(0, linkRow[r].dualValue() / weightScale);
        }
        return new DualPoint(model, price, held, link);
    }

    @Override
    public void close() {
        solver.delete();
    }

    private static final class ClosingParameters implements AutoCloseable {
        private final MPSolverParameters parameters = new MPSolverParameters();

        ClosingParameters(boolean dualSimplex) {
            if (dualSimplex) {
                parameters.setIntegerParam(
                        MPSolverParameters.IntegerParam.LP_ALGORITHM,
                        MPSolverParameters.LpAlgorithmValues.DUAL.swigValue());
            }
            parameters.setIntegerParam(
                    MPSolverParameters.IntegerParam.INCREMENTALITY,
                    MPSolverParameters.IncrementalityValues.INCREMENTALITY_ON.swigValue());
        }

        @Override
        public void close() {
            parameters.delete();
        }
    }
}
