package org.havn.placement.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlanChecker;
import org.havn.placement.engine.SolveProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchTests {
    private static final Work FEW = new Work("few", "A few families", 12, 0, 0.9);

    @Test
    void theSameSeedInventsTheSameWork() {
        var one = Instances.of(FEW, 7);
        var same = Instances.of(FEW, 7);
        var other = Instances.of(FEW, 8);

        assertThat(Arrays.deepEquals(one.value, same.value)).isTrue();
        assertThat(Arrays.deepEquals(one.demand, same.demand)).isTrue();
        assertThat(Arrays.deepEquals(one.capacity, same.capacity)).isTrue();
        assertThat(Arrays.deepEquals(one.value, other.value)).isFalse();
    }

    @Test
    void theWorkHasTheShapeThatItClaims() {
        var people = Instances.of(new Work("people", "Many", 0, 37_000, 0.95), 1);

        var places = IntStream.range(0, Work.LOCALITIES)
                .map(l -> people.capacity[l][0])
                .sorted()
                .toArray();
        assertThat(people.persons()).isBetween(37_000, 37_008);
        assertThat(places[Work.LOCALITIES / 2]).isBetween(45, 75);
        assertThat(people.households)
                .allSatisfy(household -> assertThat(household.size()).isBetween(1, 9));
        assertThat(people.dimensions).hasSize(8);
    }

    @Test
    void allThreeKeepTheRulesAndNobodyBeatsTheProof() {
        var problem = ProblemOfInstance.of(Instances.of(FEW, 1));
        var options = PlacementOptions.standard();

        var havn = new PlacementEngine().solve(problem, options);
        var general = new WholeModelCpSat().solve(problem, options, SolveProgress.silent());
        var greedy = Greedy.plan(problem);

        assertThat(new PlanChecker(problem).check(general, options)).isEmpty();
        assertThat(new PlanChecker(problem).check(greedy, options, greedy.value()))
                .isEmpty();
        assertThat(general.objective()).isCloseTo(havn.objective(), within(1e-6));
        assertThat(greedy.value()).isLessThanOrEqualTo(havn.bound() + 1e-6);
    }

    @Test
    void theTableShowsMedianAndWorst() {
        var text = new StringWriter();
        var trials = List.of(trial(100, 100, 1), trial(90, 100, 3), trial(99, 100, 2));

        new BenchTable(new PrintWriter(text)).row(BenchRow.ALL.getFirst(), trials);

        assertThat(text.toString())
                .contains(
                        "| Havn | 1 of 3 | 1.0101 % (11.1111 %) | 99.00 % (90.00 %) | 10 | 2.00 (3.00, 3.00) | 2.0 (3.0) | 5 MB (5 MB) |  |")
                .contains("| greedy list | 0 of 3 | – | 50.00 % (50.00 %) | 9 | 0.01 (0.01, 0.01) | 0.0 (0.0) | – |  |")
                .contains(
                        "| CP-SAT, whole model | 0 of 3 | – | – | 0 | 60.00 (60.00, 60.00) | 110.0 (110.0) | – | out of memory |");
    }

    @Test
    void policiesAreComparedOnTheSameYears() {
        var year = new Year("tiny", "A tiny year", 3, 4, 20, 1.3, 4);
        var out = new StringWriter();
        var table = new YearTable(
                new PrintWriter(out), new PrintWriter(new StringWriter()), 2, 1, 2, java.time.Duration.ofSeconds(10));

        table.row(year, 1, List.of("greedy", "prices", "greedy+3"));

        assertThat(out.toString())
                .contains("proven in 2 of 2 years")
                .contains("| greedy | ")
                .contains("| greedy+3 | 100.00 % | 0.00 | 100.00 % | ");
    }

    @Test
    void anUnknownRowEndsWithTwo() {
        var err = new StringWriter();

        var exit = new CommandLine(new BenchCommand())
                .setErr(new PrintWriter(err))
                .execute("placement", "--rows", "monthly");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString())
                .contains("expected weekly, demo, year, people, dynamic, small or weeks, found 'monthly'");
    }

    @Test
    void aProblemThatIsNoneEndsWithTwoBeforeAnythingIsMeasured(@TempDir Path folder) {
        var out = new StringWriter();
        var err = new StringWriter();

        var exit = new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("placement", "--problem", folder.toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("families.csv");
        assertThat(out.toString()).isEmpty();
    }

    private static Trial trial(double objective, double bound, double seconds) {
        return new Trial(
                1,
                12,
                300,
                new Measured(objective, bound, 10, seconds, seconds, 5_000_000, ""),
                new Measured(50.0, null, 9, 0.01, 0.01, 0, ""),
                new Measured(null, null, 0, 60, 110, 0, "out of memory"));
    }
}
