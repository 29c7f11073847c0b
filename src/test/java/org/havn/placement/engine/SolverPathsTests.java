package org.havn.placement.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.ortools.linearsolver.MPSolver;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which of the solver library's ways Havn takes. The others have traps that nobody walks into who does not go there.
class SolverPathsTests {
    private static final JavaClasses HAVN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.havn.placement");

    @Test // HiGHS says OPTIMAL at its default gap, and answers activities as dual values; SCIP's first bounds are junk
    void nothingIsSolvedThroughTheModelBuilder() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.ortools.modelbuilder..")
                .check(HAVN);
    }

    @Test // an MPSolver may be HiGHS, which throws when its time is up, or SCIP, or CLP, which kills the process
    void anMpSolverComesFromOnePlaceAlone() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Solvers.class)
                .should()
                .callMethod(MPSolver.class, "createSolver", String.class)
                .orShould()
                .callConstructor(MPSolver.class, String.class, MPSolver.OptimizationProblemType.class)
                .check(HAVN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HIGHS", "SCIP", "CBC", "PDLP", "SAT"})
    void thatPlaceHasNoSolverButTwo(String other) {
        assertThatThrownBy(() -> Solvers.linear(other)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Solvers.linear("GLOP").problemType())
                .isEqualTo(MPSolver.OptimizationProblemType.GLOP_LINEAR_PROGRAMMING);
        assertThat(Solvers.linear("CLP").problemType())
                .isEqualTo(MPSolver.OptimizationProblemType.CLP_LINEAR_PROGRAMMING);
    }

    @Test // CLP through MPSolver kills the process when limits change between solves
    void aLargeLinearProgrammeRefusesAChangeOfLimits() {
        var problem = RandomProblems.realistic(40, 6, 2, 0.9, 3);
        var model = Model.of(problem);
        try (var linear = new LinearRelaxation(model, "CLP")) {
            var stop = new Stop(Duration.ofMinutes(1), SolveProgress.silent());
            var prices = linear.solve(Resolve.nobody(40), DualPoint.zero(model), stop);

            assertThatThrownBy(() -> linear.minimal(prices, prices.bound, stop))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> linear.solveChanged(model, PlacementProblem.NONE, prices, stop))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest // interleaved search, a seed and deterministic time: the clock and the machine's load say
    // nothing
    @ValueSource(ints = {2, 4})
    void anIntegerSearchCutShortByWorkEndsAtTheSamePlanAndBoundEachTime(int workers) {
        var first = cutShort(workers);
        var second = cutShort(workers);

        assertThat(first.complete()).isFalse();
        assertThat(first.plan()).isNotNull();
        assertThat(second.plan()).isEqualTo(first.plan());
        assertThat(second.bound()).isEqualTo(first.bound());
    }

    private static IntegerSearch.Outcome cutShort(int workers) {
        var problem = RandomProblems.realistic(80, 12, 3, 0.95, 4);
        var model = Model.of(problem);
        double[] weight = Arrays.stream(problem.pairValue)
                .map(value -> Math.rint(value * 1000))
                .toArray();
        model = model.withStage(weight, new boolean[80], new int[Model.CLASSES]);
        var search = new IntegerSearch(model, Resolve.nobody(80))
                .workers(workers)
                .seed(5)
                .atMost(0.5)
                .wantsBound();
        var all = Candidates.within(model, DualPoint.zero(model), Double.POSITIVE_INFINITY, Integer.MAX_VALUE);
        for (int f = 0; f < 80; f++) {
            int[] choices = Arrays.copyOf(all.of(f), all.of(f).length + 1);
            choices[choices.length - 1] = PlacementProblem.NONE;
            search.free(f, choices);
        }
        return search.run(new Stop(Duration.ofHours(1), SolveProgress.silent()));
    }
}
