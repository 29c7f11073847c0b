package org.havn.placement.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FairOptimumTests {

    @Test // CLP, with the guarantees as rows
    void theValueUnderGuaranteesIsTheLinearProgrammesWithTheirRows() {
        int binding = 0;
        for (int seed = 1; seed <= 12; seed++) {
            var problem = RandomProblems.realistic(14, 4, 2, 1.5, seed);
            var free = FairOptimum.of(problem, List.of());
            int[] one = IntStream.range(0, 5).toArray();
            int[] other = IntStream.range(5, 9).toArray();
            var floors = List.of(
                    new GroupFloor("one", one, 0.97 * mostOnAverage(problem, one), 0, 0),
                    new GroupFloor("other", other, 0.5 * mostOnAverage(problem, other), 2, 3));

            var fair = FairOptimum.of(problem, floors);

            double expected = linear(problem, floors);
            assertThat(free.cost()).isCloseTo(0, within(1e-6));
            if (Double.isNaN(expected)) {
                assertThat(fair.reached()).as("seed %d", seed).isFalse();
                continue;
            }
            assertThat(fair.reached()).as("seed %d", seed).isTrue();
            assertThat(fair.value()).as("seed %d", seed).isCloseTo(expected, within(1e-4));
            assertThat(fair.cost()).isBetween(-1e-6, fair.without());
            binding += fair.cost() > 1e-3 ? 1 : 0;
        }
        assertThat(binding).as("years in which a guarantee costs something").isGreaterThan(3);
    }

    @Test
    void aGuaranteeThatCannotBeKeptSaysSo() {
        var problem = RandomProblems.realistic(8, 3, 1, 1.2, 1);

        var fair = FairOptimum.of(problem, List.of(new GroupFloor("all", new int[] {0, 1}, 1e6, 0, 0)));

        assertThat(fair.reached()).isFalse();
    }

    @Test
    void aFamilyIsInOneGroupOnly() {
        var problem = RandomProblems.realistic(8, 3, 1, 1.2, 1);
        var one = new GroupFloor("one", new int[] {0, 1}, 1, 0, 0);
        var other = new GroupFloor("other", new int[] {1}, 1, 0, 0);

        assertThatThrownBy(() -> FairOptimum.of(problem, List.of(one, other)))
                .isInstanceOf(ProblemNotValid.class)
                .hasMessage("Family 'F00001' is in two groups with a guarantee: 'one' and 'other'");
    }

    private static double mostOnAverage(PlacementProblem problem, int[] group) {
        var alone = Chosen.of(problem, group, LinearOptimumTests.free(problem));
        return LinearOptimum.of(alone, false).value() / group.length;
    }

    /// NaN where the guarantees cannot be kept.
    private static double linear(PlacementProblem problem, List<GroupFloor> floors) {
        Solvers.load();
        var solver = MPSolver.createSolver("CLP");
        double[] free = LinearOptimumTests.free(problem);
        var limits = new MPConstraint[free.length];
        for (int cell = 0; cell < free.length; cell++) {
            limits[cell] = solver.makeConstraint(-MPSolver.infinity(), free[cell]);
        }
        var rows = new MPConstraint[problem.families()];
        for (var floor : floors) {
            var row = solver.makeConstraint(
                    floor.average() * (floor.families().length + floor.before()) - floor.valueBefore(),
                    MPSolver.infinity());
            for (int family : floor.families()) {
                rows[family] = row;
            }
        }
        for (int f = 0; f < problem.families(); f++) {
            var once = solver.makeConstraint(-MPSolver.infinity(), 1);
            for (int k = problem.pairStart(f); k < problem.pairEnd(f); k++) {
                if (!LinearOptimumTests.fits(problem, f, k)) {
                    continue;
                }
                var x = solver.makeNumVar(0, MPSolver.infinity(), "");
                once.setCoefficient(x, 1);
                solver.objective().setCoefficient(x, problem.pairValue(k));
                if (rows[f] != null) {
                    rows[f].setCoefficient(x, problem.pairValue(k));
                }
                for (int d = 0; d < problem.dimensions(); d++) {
                    limits[problem.pairLocality(k) * problem.dimensions() + d].setCoefficient(
                            x, problem.demand(f, k, d));
                }
            }
        }
        solver.objective().setMaximization();
        return solver.solve() == MPSolver.ResultStatus.OPTIMAL
                ? solver.objective().value()
                : Double.NaN;
    }
}
