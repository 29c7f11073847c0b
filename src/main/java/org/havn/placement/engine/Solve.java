package org.havn.placement.engine;

import static org.havn.placement.engine.PlacementProblem.NONE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.havn.placement.engine.SolveProgress.Stage;
import org.jspecify.annotations.Nullable;

/// One solve from problem to result: what must be placed, then each class that is counted, then value, then prices.
final class Solve {
    private final PlacementProblem problem;
    private final PlacementOptions options;
    private final Stop stop;
    private final Progress progress;
    private final Effort effort = new Effort();
    private final Model base;
    private final List<StageProof> proofs = new ArrayList<>();
    private final boolean[] must;
    private final int[] floor = new int[Model.CLASSES];
    private boolean setsAlone;
    private int[] plan;

    Solve(PlacementProblem problem, PlacementOptions options, SolveProgress listener) {
        this(problem, options, listener, new Stop(options.timeLimit(), listener));
    }

    /// @param stop says when time is up
    Solve(PlacementProblem problem, PlacementOptions options, SolveProgress listener, Stop stop) {
        this.problem = problem;
        this.options = options;
        this.stop = stop;
        this.progress = new Progress(listener, stop, problem.families());
        this.base = effort.timed("model", () -> Model.of(problem));
        this.must = new boolean[problem.families()];
        this.plan = new int[problem.families()];
        Arrays.fill(plan, NONE);
    }

    /// Leaves every stage to whole family sets, for tests of that way.
    Solve setsAlone() {
        setsAlone = true;
        return this;
    }

    PlacementResult run() {
        for (int f = 0; f < problem.families(); f++) {
            must[f] = options.placeAll() || problem.pin(f) != NONE;
        }
        if (anyMust()) {
            var status = placeWhatMustBe();
            if (status != null) {
                return status;
            }
        }
        if (options.objective() == Objective.PLACED_THEN_VALUE && !options.placeAll()) {
            countStage(Stage.EMERGENCY, Priority.EM);
            countStage(Stage.URGENT, Priority.UG);
            countStage(Stage.NORMAL, Priority.NR);
        }
        return valueStage();
    }

    private boolean anyMust() {
        for (boolean m : must) {
            if (m) {
                return true;
            }
        }
        return false;
    }

    /// The feasibility stage; answers a result only if there is nothing to go on with.
    private @Nullable PlacementResult placeWhatMustBe() {
        int wanted = 0;
        for (int f = 0; f < must.length; f++) {
            if (must[f]) {
                wanted++;
            }
        }
        var reasons = new Infeasibility(problem, base, must).obvious();
        if (!reasons.isEmpty()) {
            return nothing(SolveStatus.INFEASIBLE, reasons);
        }
        effort.scale(1, 1);
        var model = base.withStage(weights(must), new boolean[must.length], new int[Model.CLASSES]);
        var outcome = new StageSolver(model, Stage.FEASIBILITY, plan, options, stop, progress, effort)
                .setsAlone(setsAlone)
                .solve();
        proofs.add(new StageProof(Stage.FEASIBILITY, outcome.weight(), outcome.bound(), outcome.proven()));
        if (outcome.weight() == wanted) {
            plan = outcome.plan();
            return null;
        }
        if (outcome.bound() < wanted) {
            return nothing(
                    SolveStatus.INFEASIBLE,
                    new Infeasibility(problem, base, must).search(outcome, options, stop, progress, effort));
        }
        return nothing(SolveStatus.TIME_OUT_WITHOUT_PLAN, List.of());
    }

    private double[] weights(boolean[] families) {
        double[] weight = new double[problem.pairs()];
        for (int f = 0; f < families.length; f++) {
            if (families[f]) {
                Arrays.fill(weight, problem.pairStart(f), problem.pairEnd(f), 1);
            }
        }
        return weight;
    }

    private void countStage(Stage stage, Priority priority) {
        boolean[] inClass = new boolean[must.length];
        int placeable = 0;
        boolean any = false;
        for (int f = 0; f < inClass.length; f++) {
            inClass[f] = problem.priority(f) == priority;
            any |= inClass[f];
            placeable += inClass[f] && base.placeable(f) ? 1 : 0;
        }
        if (!any) {
            return;
        }
        effort.scale(1, 1);
        var model = base.withStage(weights(inClass), must, floor);
        var outcome = new StageSolver(model, stage, plan, options, stop, progress, effort)
                .setsAlone(setsAlone)
                .solve();
        plan = outcome.plan();
        proofs.add(new StageProof(stage, outcome.weight(), outcome.bound(), outcome.proven()));
        if (outcome.weight() == placeable) {
            for (int f = 0; f < inClass.length; f++) {
                must[f] |= inClass[f] && base.placeable(f);
            }
        } else {
            floor[Model.classNumber(priority)] = (int) outcome.weight();
        }
    }

    private PlacementResult valueStage() {
        double sign = options.minimise() ? -1 : 1;
        var scale = ValueScale.of(problem.pairValue, problem.families());
        double[] weight = new double[problem.pairs()];
        for (int k = 0; k < weight.length; k++) {
            weight[k] = sign * scale.steps(problem.pairValue[k]);
        }
        effort.scale(scale.perUnit(), sign);
        var model = base.withStage(weight, must, floor);
        var outcome = new StageSolver(model, Stage.VALUE, plan, options, stop, progress, effort)
                .setsAlone(setsAlone)
                .wantedGap(options.gap())
                .solve();
        int[] chosen = new FewMoves(model, options, stop).plan(outcome);
        var found = PlacementPlan.ofPairs(problem, chosen);
        double objective = found.value();
        double bound = sign
                * (outcome.proven()
                        ? sign * objective
                        : scale.value(outcome.bound()) + scale.error(problem.families()));
        if (sign * (bound - objective) < 0) {
            bound = objective;
        }
        boolean countsProven = proofs.stream().allMatch(StageProof::proven);
        proofs.add(new StageProof(Stage.VALUE, objective, bound, outcome.proven()));
        var basis = new Basis(
                model, outcome.prices(), chosen, outcome.weight(), outcome.bound(), scale, sign, outcome.programme());
        return new PlacementResult(
                outcome.proven() && countsProven ? SolveStatus.OPTIMAL : SolveStatus.FEASIBLE,
                found,
                objective,
                bound,
                Gap.of(objective, bound),
                found.placed(),
                new Prices(basis),
                proofs,
                List.of(),
                stop.struck(),
                warnings(),
                effort.seconds(stop.seconds()),
                effort.counters());
    }

    private PlacementResult nothing(SolveStatus status, List<InfeasibleBecause> reasons) {
        return new PlacementResult(
                status,
                null,
                0,
                0,
                0,
                0,
                null,
                proofs,
                reasons,
                stop.struck(),
                warnings(),
                effort.seconds(stop.seconds()),
                effort.counters());
    }

    private List<String> warnings() {
        return problem.dimensionsWithoutCapacity().stream()
                .map("Dimension '%s' is demanded, and no locality limits it"::formatted)
                .toList();
    }
}
