package org.havn.placement.engine;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;

/// The whole problem as one integer programme for SCIP, without any of the engine's shortcuts: a second opinion.
final class WholeModel {
    private WholeModel() {}

    /// The optimal value of a problem without links, pins and stages.
    static double optimum(PlacementProblem problem) {
        Solvers.load();
        var solver = MPSolver.createSolver("SCIP");
        var limits = new MPConstraint[problem.localities()][problem.dimensions()];
        for (int l = 0; l < problem.localities(); l++) {
            for (int d = 0; d < problem.dimensions(); d++) {
                if (Double.isFinite(problem.free(l, d))) {
                    limits[l][d] = solver.makeConstraint(-MPSolver.infinity(), problem.free(l, d));
                }
            }
        }
        for (int f = 0; f < problem.families(); f++) {
            var once = solver.makeConstraint(-MPSolver.infinity(), 1);
            for (int k = problem.pairStart(f); k < problem.pairEnd(f); k++) {
                MPVariable x = solver.makeBoolVar("");
                once.setCoefficient(x, 1);
                solver.objective().setCoefficient(x, problem.pairValue(k));
                for (int d = 0; d < problem.dimensions(); d++) {
                    var limit = limits[problem.pairLocality(k)][d];
                    if (limit != null) {
                        limit.setCoefficient(x, problem.demand(f, k, d));
                    }
                }
            }
        }
        solver.objective().setMaximization();
        var exactly = new MPSolverParameters();
        exactly.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
        if (solver.solve(exactly) != MPSolver.ResultStatus.OPTIMAL) {
            throw new IllegalStateException("SCIP has no optimum");
        }
        return solver.objective().value();
    }
}
