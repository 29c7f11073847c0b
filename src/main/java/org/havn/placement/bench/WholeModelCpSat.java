package org.havn.placement.bench;

import com.google.ortools.Loader;
import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementPlan;
import org.havn.placement.engine.PlacementProblem;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.SolveProgress;
import org.havn.placement.engine.SolveStatus;
import org.havn.placement.worker.Solver;

/// CP-SAT on the whole problem as it stands: what a good general solver makes of it without knowing its structure. It
/// maximises
/// value over problems with whole amounts and without people's decisions, as the benchmark makes them.
final class WholeModelCpSat implements Solver {
    private static final double CENTS = 100;

    WholeModelCpSat() {}

    @Override
    public PlacementResult solve(PlacementProblem problem, PlacementOptions options, SolveProgress progress) {
        var started = System.nanoTime();
        Loader.loadNativeLibraries();
        var model = new CpModel();
        var chosen = new BoolVar[problem.pairs()];
        Arrays.setAll(chosen, pair -> model.newBoolVar(""));
        addFamilies(problem, model, chosen);
        addCapacities(problem, model, chosen);
        model.maximize(LinearExpr.weightedSum(chosen, values(problem)));

        var solver = new CpSolver();
        var left = options.timeLimit().toNanos() - (System.nanoTime() - started);
        solver.getParameters()
                .setMaxTimeInSeconds(Math.max(0.1, left / 1e9))
                .setNumWorkers(options.workers())
                .setRandomSeed((int) options.seed());
        var status = solver.solve(model, new Telling(problem, chosen, progress));
        return result(problem, solver, status, chosen, (System.nanoTime() - started) / 1e9);
    }

    private static void addFamilies(PlacementProblem problem, CpModel model, BoolVar[] chosen) {
        for (int family = 0; family < problem.families(); family++) {
            var pairs = Arrays.copyOfRange(chosen, problem.pairStart(family), problem.pairEnd(family));
            model.addAtMostOne(Arrays.copyOf(pairs, pairs.length, Literal[].class));
        }
    }

    private static void addCapacities(PlacementProblem problem, CpModel model, BoolVar[] chosen) {
        for (int dimension = 0; dimension < problem.dimensions(); dimension++) {
            var takers = new ArrayList<List<BoolVar>>();
            var amounts = new ArrayList<List<Long>>();
            for (int locality = 0; locality < problem.localities(); locality++) {
                takers.add(new ArrayList<>());
                amounts.add(new ArrayList<>());
            }
            for (int family = 0; family < problem.families(); family++) {
                for (int pair = problem.pairStart(family); pair < problem.pairEnd(family); pair++) {
                    var amount = Math.round(problem.demand(family, pair, dimension));
                    if (amount > 0) {
                        takers.get(problem.pairLocality(pair)).add(chosen[pair]);
                        amounts.get(problem.pairLocality(pair)).add(amount);
                    }
                }
            }
            for (int locality = 0; locality < problem.localities(); locality++) {
                var free = problem.free(locality, dimension);
                if (Double.isFinite(free)) {
                    var here = LinearExpr.weightedSum(
                            takers.get(locality).toArray(BoolVar[]::new),
                            amounts.get(locality).stream()
                                    .mapToLong(Long::longValue)
                                    .toArray());
                    model.addLessOrEqual(here, (long) free);
                }
            }
        }
    }

    private static long[] values(PlacementProblem problem) {
        var values = new long[problem.pairs()];
        Arrays.setAll(values, pair -> Math.round(CENTS * problem.pairValue(pair)));
        return values;
    }

    private static PlacementResult result(
            PlacementProblem problem, CpSolver solver, CpSolverStatus status, BoolVar[] chosen, double seconds) {
        var found = status == CpSolverStatus.OPTIMAL || status == CpSolverStatus.FEASIBLE;
        var plan = found ? plan(problem, chosen, solver::booleanValue) : null;
        var objective = plan == null ? 0 : plan.value();
        var bound = Math.max(objective, solver.bestObjectiveBound() / CENTS);
        return new PlacementResult(
                status == CpSolverStatus.OPTIMAL
                        ? SolveStatus.OPTIMAL
                        : found ? SolveStatus.FEASIBLE : SolveStatus.TIME_OUT_WITHOUT_PLAN,
                plan,
                objective,
                bound,
                objective == 0 ? 1 : (bound - objective) / objective,
                plan == null ? 0 : plan.placed(),
                null,
                List.of(),
                List.of(),
                status != CpSolverStatus.OPTIMAL,
                List.of(),
                Map.of("total", seconds),
                Map.of());
    }

    private interface Chosen {
        boolean is(Literal literal);
    }

    private static PlacementPlan plan(PlacementProblem problem, BoolVar[] chosen, Chosen holds) {
        var localities = new int[problem.families()];
        Arrays.fill(localities, PlacementProblem.NONE);
        for (int family = 0; family < localities.length; family++) {
            for (int pair = problem.pairStart(family); pair < problem.pairEnd(family); pair++) {
                if (holds.is(chosen[pair])) {
                    localities[family] = problem.pairLocality(pair);
                }
            }
        }
        return PlacementPlan.of(problem, localities);
    }

    /// Hands each better plan on, so that one is left when memory or time runs out.
    private static final class Telling extends CpSolverSolutionCallback {
        private final PlacementProblem problem;
        private final BoolVar[] chosen;
        private final SolveProgress progress;

        Telling(PlacementProblem problem, BoolVar[] chosen, SolveProgress progress) {
            this.problem = problem;
            this.chosen = chosen;
            this.progress = progress;
        }

        @Override
        public void onSolutionCallback() {
            progress.better(plan(problem, chosen, this::booleanValue));
            if (progress.cancelled()) {
                stopSearch();
            }
        }
    }
}
