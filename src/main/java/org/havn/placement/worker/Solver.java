package org.havn.placement.worker;

import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.SolveProgress;

/// What a worker solves with: Havn's engine, or another that is measured against it under the same conditions.
/// Implementations have a constructor without parameters, which the worker's process calls.
public interface Solver {
    PlacementResult solve(PlacementProblem problem, PlacementOptions options, SolveProgress progress);

    /// Havn's engine.
    final class Havn implements Solver {
        @Override
        public PlacementResult solve(PlacementProblem problem, PlacementOptions options, SolveProgress progress) {
            return new PlacementEngine().solve(problem, options, progress);
        }
    }

    /// @param name of a class that implements this and belongs to Havn
    static Solver named(String name) throws ReflectiveOperationException {
        if (!name.startsWith("org.havn.")) {
            throw new ClassNotFoundException("Not one of Havn's solvers: " + name);
        }
        var maker = Class.forName(name).asSubclass(Solver.class).getDeclaredConstructor();
        maker.setAccessible(true);
        return maker.newInstance();
    }
}
