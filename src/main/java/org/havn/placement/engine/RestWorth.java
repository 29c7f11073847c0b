package org.havn.placement.engine;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What some families would make of whatever is left, if they could be divided: a concave function of the rest, solved
/// anew from where it last stood, and told as cuts that plain Java has checked.
///
/// A pair counts where the family fits the whole, also where it fits the rest only in part. For one thread at a time.
public final class RestWorth implements AutoCloseable {
    private final Model model;
    private final int[] times;
    private final MPSolver solver;
    private final double weightScale;
    private final @Nullable MPConstraint[] cellRow;
    private boolean solved;
    private double duality;

    /// @param cases whose families they are
    /// @param families numbers in `cases`, some of them perhaps several times
    /// @param whole what there is before anybody takes of it, by locality, then dimension
    public RestWorth(PlacementProblem cases, int[] families, double[] whole) {
        int[] different = Arrays.stream(families).sorted().distinct().toArray();
        this.times = new int[different.length];
        for (int family : families) {
            times[Arrays.binarySearch(different, family)]++;
        }
        this.model = Model.of(Chosen.of(cases, different, whole));
        this.solver = Solvers.linear(Effort.LINEAR_SOLVER);
        this.cellRow = new MPConstraint[whole.length];
        for (int cell = 0; cell < whole.length; cell++) {
            if (Double.isFinite(whole[cell])) {
                cellRow[cell] = solver.makeConstraint(-MPSolver.infinity(), whole[cell]);
            }
        }
        double greatest = 1e-9;
        for (double value : model.problem.pairValue) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        this.weightScale = 1000 / greatest;
        for (int f = 0; f < different.length; f++) {
            addFamily(f);
        }
        solver.objective().setMaximization();
    }

    private void addFamily(int f) {
        var familyRow = solver.makeConstraint(-MPSolver.infinity(), times[f]);
        for (int k = model.start(f); k < model.end(f); k++) {
            if (!model.open(k) || model.problem.pairValue[k] <= 0) {
                continue; // who can stay unplaced does so rather than lose
            }
            var x = solver.makeNumVar(0, MPSolver.infinity(), "");
            solver.objective().setCoefficient(x, model.problem.pairValue[k] * weightScale);
            familyRow.setCoefficient(x, 1);
            int row = model.row(f, k);
            int cell = model.locality(k) * model.dims;
            for (int u = model.useStart(row); u < model.useEnd(row); u++) {
                var limit = cellRow[cell + model.useDim(u)];
                if (limit != null) {
                    limit.setCoefficient(x, model.useAmount(u));
                }
            }
        }
    }

    /// The cut that is exact at this rest.
    ///
    /// @param left by locality, then dimension; nowhere more than the whole
    public WorthCut at(double[] left) {
        for (int cell = 0; cell < cellRow.length; cell++) {
            var row = cellRow[cell];
            if (row != null) {
                row.setUb(Math.max(0, left[cell]));
            }
        }
        var parameters = new MPSolverParameters();
        try {
            // What stays optimal at other limits is the dual basis, as long as no presolve hides it.
            parameters.setIntegerParam(
                    MPSolverParameters.IntegerParam.LP_ALGORITHM,
                    solved
                            ? MPSolverParameters.LpAlgorithmValues.DUAL.swigValue()
                            : MPSolverParameters.LpAlgorithmValues.PRIMAL.swigValue());
            parameters.setIntegerParam(
                    MPSolverParameters.IntegerParam.PRESOLVE,
                    MPSolverParameters.PresolveValues.PRESOLVE_OFF.swigValue());
            parameters.setIntegerParam(
                    MPSolverParameters.IntegerParam.INCREMENTALITY,
                    MPSolverParameters.IncrementalityValues.INCREMENTALITY_ON.swigValue());
            var status = solver.solve(parameters);
            if (status != MPSolver.ResultStatus.OPTIMAL) {
                throw new IllegalStateException("The rest's linear programme ended " + status);
            }
        } finally {
            parameters.delete();
        }
        solved = true;
        double[] price = new double[cellRow.length];
        for (int cell = 0; cell < price.length; cell++) {
            var row = cellRow[cell];
            price[cell] = row == null ? 0 : Math.max(0, row.dualValue() / weightScale);
        }
        var cut = cut(price);
        duality = cut.at(left) - solver.objective().value() / weightScale;
        return cut;
    }

    /// The cut of any prices that are not negative, such as those of another programme.
    public WorthCut cut(double[] price) {
        double level = 0;
        var free = new WorthCut(0, price);
        for (int f = 0; f < times.length; f++) {
            double most = 0;
            for (int k = model.start(f); k < model.end(f); k++) {
                if (model.open(k)) {
                    most = Math.max(most, model.problem.pairValue[k] - free.charge(model, f, k));
                }
            }
            level += times[f] * most;
        }
        return new WorthCut(level, price);
    }

    /// How far the last exact cut lay above the solver's own optimum: about 0 by strong duality.
    public double duality() {
        return duality;
    }

    @Override
    public void close() {
        solver.delete();
    }
}
