package org.havn.placement.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.havn.placement.engine.ProblemNotValid;
import org.havn.placement.files.BadInput;
import org.havn.placement.files.CaseloadFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `havn simulate`: compares policies on families that come week by week, from files and with no database.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Places a year's families batch by batch under several policies, and says how near each comes to what"
                    + " hindsight would have found.",
            "",
            "DIR is a directory as 'havn place' takes it. Futures are drawn from the families of the --pool, over DIR's"
                    + " localities. The first order of arrival is that of families.csv, the others are shuffles."
                    + " A share is no forecast of what a policy will do for families."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all orders were run",
            "1:something broke",
            "2:bad input: each line says file:line:column, what was expected and what was found",
            "130:stopped by Ctrl-C; what had been computed was printed"
        })
public final class SimulateCommand implements Callable<Integer> {
    static final int BAD_INPUT = 2;

    @Parameters(paramLabel = "DIR", description = "The directory with the year's tables.")
    private Path directory = Path.of("");

    @Option(
            names = "--pool",
            paramLabel = "DIR2",
            required = true,
            description = "Past cases: families.csv, values.csv and, if it is there, demands.csv.")
    private Path pool = Path.of("");

    @Option(
            names = "--batches",
            paramLabel = "N",
            defaultValue = "52",
            description = "Equal batches in which they come (default ${DEFAULT-VALUE}).")
    private int batches;

    @Option(
            names = "--orders",
            paramLabel = "R",
            defaultValue = "10",
            description = "Orders of arrival (default ${DEFAULT-VALUE}).")
    private int orders;

    @Option(
            names = "--policy",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "greedy,prices,hindsight",
            description = "Policies to compare (default ${DEFAULT-VALUE}).")
    private List<String> policies = List.of();

    @Option(
            names = "--futures",
            paramLabel = "K",
            defaultValue = "5",
            description = "Futures drawn for each batch (default ${DEFAULT-VALUE}).")
    private int futures;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same files, seed and version give the same shares (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--hindsight-limit",
            paramLabel = "S",
            defaultValue = "60",
            description = "Seconds to prove the best in hindsight; then its bound is taken (default ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Threads (default ${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write simulation.csv, a row a policy and order.")
    private @Nullable Path out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var console = spec.commandLine();
        try {
            var names = names();
            requireNumbers();
            var caseload = CaseloadFiles.read(directory, pool);
            if (batches > caseload.arriving().length) {
                throw new ProblemNotValid("--batches is at most the number of families, %d, but this was %d"
                        .formatted(caseload.arriving().length, batches));
            }
            caseload.warnings().forEach(warning -> console.getErr().println("warning: " + warning));
            console.getErr().flush();
            var settings = new SimulateRun.Settings(
                    names, batches, orders, futures, threads, seed, Duration.ofMillis((long) (1000 * seconds)), out);
            return new SimulateRun(caseload, settings, console.getOut(), console.getErr()).run();
        } catch (BadInput e) {
            e.faults().forEach(console.getErr()::println);
            if (e.more()) {
                console.getErr()
                        .println("Reading stopped after %d faults; there may be more."
                                .formatted(e.faults().size()));
            }
            return BAD_INPUT;
        } catch (ProblemNotValid e) {
            console.getErr().println("havn simulate: " + e.getMessage());
            return BAD_INPUT;
        }
    }

    private List<PolicyChoice> names() {
        var names = new LinkedHashSet<PolicyChoice>();
        policies.forEach(word -> names.add(PolicyChoice.of(word)));
        return new ArrayList<>(names);
    }

    private void requireNumbers() {
        require("--batches", batches, 1_000_000);
        require("--orders", orders, 100_000);
        require("--futures", futures, 10_000);
        require("--threads", threads, 64);
        if (!(seconds >= 0.001 && seconds <= Duration.ofDays(1).toSeconds())) {
            throw new ProblemNotValid("--hindsight-limit takes a number of seconds above 0, but this was " + seconds);
        }
    }

    private static void require(String option, int number, int most) {
        if (number < 1 || number > most) {
            throw new ProblemNotValid(
                    "%s takes a whole number from 1 to %,d, but this was %d".formatted(option, most, number));
        }
    }
}
