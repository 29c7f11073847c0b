package org.havn.placement.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimulateCommandTests {
    @TempDir
    private Path temporary;

    /// A run, with what it printed.
    private record Told(int exit, String out, String err) {

        /// The figures of a policy's line, without its time.
        String shares(String policy) {
            return out.lines()
                    .filter(line -> line.startsWith(policy + " "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(out + err))
                    .replaceAll(" seconds=\\S+", "");
        }

        double figure(String policy, String name) {
            return Stream.of(shares(policy).split(" "))
                    .filter(field -> field.startsWith(name + "="))
                    .mapToDouble(field -> Double.parseDouble(field.substring(name.length() + 1)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Told simulate(Folders folders, String... options) {
        var out = new StringWriter();
        var err = new StringWriter();
        var arguments = new ArrayList<>(
                List.of(folders.year().toString(), "--pool", folders.pool().toString()));
        arguments.addAll(List.of(options));
        var exit = new CommandLine(new SimulateCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
        return new Told(exit, out.toString(), err.toString());
    }

    @Test
    void eachPolicyHasItsLineAsAShareOfTheProvenOptimum() {
        var told = simulate(
                Folders.in(temporary, 24),
                "--batches",
                "6",
                "--orders",
                "3",
                "--policy",
                "greedy,paced,prices,values,staged,hindsight");

        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out().lines().toList()).hasSize(7);
        assertThat(told.out().lines().findFirst().orElseThrow())
                .startsWith("100 % is the proven optimum in hindsight, ");
        assertThat(told.shares("hindsight")).startsWith("hindsight mean=100 sd=0 worst=100 ");
        for (var policy : List.of("greedy", "paced", "prices", "values", "staged")) {
            assertThat(told.figure(policy, "orders")).isEqualTo(3);
            assertThat(told.figure(policy, "mean")).isBetween(40.0, 100.0);
            assertThat(told.figure(policy, "worst")).isLessThanOrEqualTo(told.figure(policy, "mean"));
        }
        assertThat(told.figure("prices", "mean")).isGreaterThan(told.figure("greedy", "mean"));
    }

    @Test
    void theSameSeedGivesTheSameSharesWithOneThreadAndWithTwo() {
        var folders = Folders.in(temporary, 20);
        var options =
                new String[] {"--batches=5", "--orders=2", "--policy=prices,values,staged", "--futures=4", "--seed=3"};

        var one = simulate(
                folders,
                Stream.concat(Stream.of(options), Stream.of("--threads=1")).toArray(String[]::new));
        var two = simulate(
                folders,
                Stream.concat(Stream.of(options), Stream.of("--threads=2")).toArray(String[]::new));

        assertThat(one.shares("prices")).isEqualTo(two.shares("prices"));
        assertThat(one.shares("values")).isEqualTo(two.shares("values"));
        assertThat(one.shares("staged")).isEqualTo(two.shares("staged"));
    }

    @Test
    void whatCannotBeRightIsSaidWithItsFileAndLine() {
        var folders = Folders.in(temporary, 5);
        folders.with(folders.pool(), "values.csv", "family_id,locality_id,value\n000,fjord,3\n000,by,3\n");

        var told = simulate(folders, "--batches=2");

        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.out()).isEmpty();
        assertThat(told.err())
                .contains(folders.pool().resolve("values.csv")
                        + ":3:2: expected a locality_id that stands in localities.csv, found 'by'");
    }

    @Test
    void aPoolThatIsNotThereIsAskedFor() {
        var folders = new Folders(Folders.in(temporary, 5).year(), temporary.resolve("nowhere"));

        var told = simulate(folders, "--batches=2");

        assertThat(told.exit()).isEqualTo(2);
        assertThat(told.err()).contains("nowhere: expected a folder with families.csv in it, found none");
    }

    @Test
    void optionsThatDoNotFitAreRefused() {
        var folders = Folders.in(temporary, 5);

        assertThat(simulate(folders, "--batches=9").err())
                .contains("--batches is at most the number of families, 5, but this was 9");
        assertThat(simulate(folders, "--batches=0").exit()).isEqualTo(2);
        assertThat(simulate(folders, "--batches=2", "--policy=luck").err())
                .contains(
                        "expected some of greedy, paced, prices, values, rehearsed, staged, hindsight, each perhaps with");
    }

    @Test
    void theFirstOrderIsThatOfTheArrivals() {
        var folders = Folders.in(temporary, 3)
                .with(temporary.resolve("year"), "families.csv", "family_id,size,arrival\nA,1,30\nB,1,10\nC,1,20\n")
                .with(
                        temporary.resolve("year"),
                        "values.csv",
                        "family_id,locality_id,value\nA,fjord,9\nB,fjord,1\nC,fjord,2\n")
                .with(temporary.resolve("year"), "capacities.csv", "locality_id,dimension,capacity\nfjord,persons,1\n");

        var told = simulate(folders, "--batches=3", "--orders=1", "--policy=greedy");

        assertThat(told.figure("greedy", "mean"))
                .as("B came first, and has the place: 1 of 9")
                .isEqualTo(11.111);
    }

    @Test
    void whatIsNotPromisedYetIsPlacedAnew() {
        var told = simulate(Folders.in(temporary, 12), "--batches=12", "--orders=3", "--policy=greedy,greedy+11");

        assertThat(told.figure("greedy", "worst")).isLessThan(100);
        assertThat(told.figure("greedy+11", "worst"))
                .as("nothing is promised before the end")
                .isEqualTo(100);
    }

    @Test
    void everyOrderIsWritten() throws IOException {
        var out = temporary.resolve("made").resolve("here");

        var told = simulate(
                Folders.in(temporary, 8), "--batches=2", "--orders=2", "--policy=greedy,hindsight", "--out=" + out);

        assertThat(told.exit()).as(told.err()).isZero();
        var lines = Files.readAllLines(out.resolve("simulation.csv"));
        assertThat(lines).hasSize(5);
        assertThat(lines.getFirst()).isEqualTo("policy,order,value,share_percent,of,proven,placed,seconds_a_batch");
        assertThat(lines.get(1)).startsWith("greedy,1,").contains(",yes,");
    }

    @Test // a process of its own, because a signal is for a process
    @Timeout(180)
    void whatWasComputedIsKeptWhenSomebodyStopsIt() throws IOException, InterruptedException {
        var folders = Folders.in(temporary, 24);
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.havn.Havn",
                        "simulate",
                        folders.year().toString(),
                        "--pool",
                        folders.pool().toString(),
                        "--batches=3",
                        "--orders=100000",
                        "--policy=greedy",
                        "--out=" + temporary)
                .redirectError(temporary.resolve("err").toFile())
                .start();
        while (process.isAlive() && spent(process) < 5) {
            Thread.sleep(100);
        }

        process.toHandle().destroy(); // TERM, which runs the same hooks as Ctrl-C
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("ended by the signal").isEqualTo(143);
        assertThat(out).contains("\ngreedy mean=");
        assertThat(Files.readAllLines(temporary.resolve("simulation.csv"))).hasSizeGreaterThan(2);
    }

    /// Processor seconds: what the clock shows depends on who else is on the machine.
    private static double spent(Process process) {
        return process.info()
                .totalCpuDuration()
                .map(spent -> spent.toMillis() / 1e3)
                .orElseThrow();
    }
}
