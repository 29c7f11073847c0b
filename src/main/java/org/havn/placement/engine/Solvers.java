package org.havn.placement.engine;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPSolver;

/// Brings the native solvers in, once.
final class Solvers {
    private Solvers() {}

    private static final class Loaded {
        private static final boolean DONE = load();

        private static boolean load() {
            Loader.loadNativeLibraries();
            return true;
        }
    }

    static void load() {
        if (!Loaded.DONE) {
            throw new IllegalStateException("The solver's native libraries are not loaded");
        }
    }

    /// The solver of linear programmes: GLOP, or CLP for large ones whose limits never change, and no other of the
    /// library's, each of which has a trap.
    ///
    /// @see <a href="../../../../../../../docs/decisions/0111-solvers-that-are-not-used.md">decision 0111</a>
    /// @see <a href="../../../../../../../docs/decisions/0300-a-national-year.md">decision 0300</a>
    static MPSolver linear(String name) {
        if (!name.equals(Effort.LINEAR_SOLVER) && !name.equals(Effort.LARGE_LINEAR_SOLVER)) {
            throw new IllegalArgumentException("Linear programmes are solved by GLOP or CLP, not by " + name);
        }
        load();
        var solver = MPSolver.createSolver(name);
        if (solver == null) {
            throw new IllegalStateException("The solver library has no " + name);
        }
        return solver;
    }
}
