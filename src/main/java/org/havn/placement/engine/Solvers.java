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

    /// A solver of linear programmes: `GLOP` or `CLP`.
    static MPSolver linear(String name) {
        load();
        var solver = MPSolver.createSolver(name);
        if (solver == null) {
            throw new IllegalStateException("The solver library has no " + name);
        }
        return solver;
    }
}
