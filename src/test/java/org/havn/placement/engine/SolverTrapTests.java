package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.modelbuilder.LinearExpr;
import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.ModelSolver;
import com.google.ortools.modelbuilder.SolveStatus;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the solver library does that one would not expect; when a new version mends something, the test says so.
class SolverTrapTests {

    @BeforeAll
    static void load() {
        Solvers.load();
    }

    @Test // maximise 3x, x at most 2: the dual value is 3, and HiGHS answers the row's activity, 2
    void theDualValueOfHighsThroughTheModelBuilderIsTheRowsActivity() {
        var model = new ModelBuilder();
        var x = model.newNumVar(0, 10, "x");
        var row = model.addLessOrEqual(x, 2);
        model.maximize(LinearExpr.term(x, 3));
        var highs = new ModelSolver("highs");

        assertThat(highs.solve(model)).isEqualTo(SolveStatus.OPTIMAL);
        assertThat(highs.getDualValue(row)).isCloseTo(2, within(1e-9));
    }

    @Test
    void theBestBoundOfGlopThroughTheModelBuilderIsZero() {
        var model = new ModelBuilder();
        var x = model.newNumVar(0, 10, "x");
        model.addLessOrEqual(x, 2);
        model.maximize(LinearExpr.term(x, 3));
        var glop = new ModelSolver("glop");

        assertThat(glop.solve(model)).isEqualTo(SolveStatus.OPTIMAL);
        assertThat(glop.getObjectiveValue()).isCloseTo(6, within(1e-9));
        assertThat(glop.getBestObjectiveBound()).isZero();
    }

    @Test // before its first solution CP-SAT may report a bound of 0; the engine then takes none from it
    void aSearchThatWasCutShortClaimsNoMoreThanWasKnown() {
        var problem = RandomProblems.realistic(60, 10, 3, 0.95, 4);
        var model = Model.of(problem);
        var nobody = Resolve.nobody(60);
        var search = new IntegerSearch(model, nobody).atMost(1e-9).knownBound(60);
        var all = Candidates.within(model, DualPoint.zero(model), Double.POSITIVE_INFINITY, Integer.MAX_VALUE);
        for (int f = 0; f < 60; f++) {
            int[] choices = java.util.Arrays.copyOf(all.of(f), all.of(f).length + 1);
            choices[choices.length - 1] = PlacementProblem.NONE;
            search.free(f, choices);
        }

        var outcome = search.run(new Stop(Duration.ofSeconds(10), SolveProgress.silent()));

        double reached = outcome.plan() == null ? 0 : model.weightOf(outcome.plan());
        assertThat(outcome.bound()).isBetween(reached, outcome.complete() ? reached + 1e-6 : 60.0);
    }

    @Test
    void glopForgetsItsDualValuesOnceAColumnEnters() {
        var solver = Solvers.linear("GLOP");
        var x = solver.makeNumVar(0, 10, "");
        var row = solver.makeConstraint(-MPSolver.infinity(), 2);
        row.setCoefficient(x, 1);
        solver.objective().setCoefficient(x, 3);
        solver.objective().setMaximization();
        solver.solve();
        double before = row.dualValue();

        solver.makeNumVar(0, 1, "");

        assertThat(before).isCloseTo(3, within(1e-9));
        assertThat(row.dualValue()).isZero();
    }

    @Test // so the engine never waits for it, and asks CP-SAT, which keeps the best plan met
    void highsHasNeitherPlanNorBoundWhenItsTimeIsUp() {
        var model = new ModelBuilder();
        var chance = new java.util.SplittableRandom(7);
        var worth = LinearExpr.newBuilder();
        var uses = new com.google.ortools.modelbuilder.LinearExprBuilder[40];
        for (int r = 0; r < uses.length; r++) {
            uses[r] = LinearExpr.newBuilder();
        }
        for (int i = 0; i < 400; i++) {
            var x = model.newBoolVar("x" + i);
            worth.addTerm(x, chance.nextInt(500, 600));
            for (var row : uses) {
                row.addTerm(x, chance.nextInt(500, 600));
            }
        }
        for (var row : uses) {
            model.addLessOrEqual(row, 77_777);
        }
        model.maximize(worth);
        var highs = new ModelSolver("highs");
        highs.setTimeLimit(Duration.ofMillis(1));

        var status = highs.solve(model);

        assertThat(status).isNotEqualTo(SolveStatus.OPTIMAL);
        assertThat(highs.hasSolution()).isFalse();
    }
}
