package org.havn.placement.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.havn.placement.engine.Objective;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.ProblemNotValid;
import org.havn.placement.worker.Solver;
import org.havn.placement.worker.WorkerLimits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `havn place`: solves a problem that lies in files, with no database.
@Command(
        name = "place",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Places families by the tables in a directory, proves how good the plan is, and says why.",
            "",
            "Reads families.csv, localities.csv, capacities.csv, values.csv and, if it is there, demands.csv;"
                    + " writes placements.csv and explanations.json."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:a plan was found",
            "1:the solver broke, or ran out of memory, before it had a plan",
            "2:bad input: each line says file:line:column, what was expected and what was found",
            "3:no plan keeps all rules; the reasons are printed",
            "4:time ran out before a plan was found"
        })
public final class PlaceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "The directory with the tables.")
    private Path directory = Path.of("");

    @Option(
            names = "--objective",
            paramLabel = "GOAL",
            defaultValue = "value",
            converter = Goal.class,
            description =
                    "value (default), or placed-then-value: the count of families placed goes first, class by class.")
    private Objective objective = Objective.VALUE;

    @Option(names = "--place-all", description = "Leave no family unplaced; if that cannot be, say why.")
    private boolean placeAll;

    @Option(names = "--minimise", description = "Find the smallest sum of values; only together with --place-all.")
    private boolean minimise;

    @Option(
            names = "--time-limit",
            paramLabel = "S",
            defaultValue = "60",
            description = "Seconds after which the best plan found is taken (default ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(
            names = "--gap",
            paramLabel = "G",
            defaultValue = "0",
            description = "Be content when no plan can be better by more than this fraction (default 0: proven best).")
    private double gap;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same files, seed and version give the same plan (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write (default: beside the tables).")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print the summary as one line of JSON.")
    private boolean json;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            description = "At most this much for the solver, its native part included (default: by this machine).")
    private @Nullable Integer megabytes;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Class<? extends Solver> solver;

    public PlaceCommand() {
        this(Solver.Havn.class);
    }

    /// With another solver, for tests.
    PlaceCommand(Class<? extends Solver> solver) {
        this.solver = solver;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var started = System.nanoTime();
        var console = spec.commandLine();
        PlaceRun run;
        try {
            var target = out == null ? directory : out;
            run = new PlaceRun(
                    directory, target, options(), limits(), solver, json, console.getOut(), console.getErr(), started);
        } catch (ProblemNotValid e) {
            console.getErr().println("havn place: " + e.getMessage());
            return PlaceRun.BAD_INPUT;
        }
        return run.run();
    }

    private PlacementOptions options() {
        if (!(seconds > 0 && seconds <= Duration.ofDays(30).toSeconds())) {
            throw new ProblemNotValid(
                    "--time-limit takes a number of seconds above 0, but this was " + Figures.decimal(seconds));
        }
        return PlacementOptions.standard()
                .withObjective(objective)
                .withPlaceAll(placeAll)
                .withMinimise(minimise)
                .withTimeLimit(Duration.ofMillis(Math.max(1, Math.round(1000 * seconds))))
                .withGap(gap)
                .withSeed(seed);
    }

    private WorkerLimits limits() {
        try {
            return megabytes == null ? WorkerLimits.ofThisMachine() : WorkerLimits.ofMegabytes(megabytes);
        } catch (IllegalArgumentException e) {
            throw new ProblemNotValid("--memory: " + e.getMessage());
        }
    }

    /// Reads `placed-then-value` as [Objective#PLACED_THEN_VALUE].
    static final class Goal implements ITypeConverter<Objective> {
        @Override
        public Objective convert(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "value" -> Objective.VALUE;
                case "placed-then-value" -> Objective.PLACED_THEN_VALUE;
                default ->
                    throw new TypeConversionException(
                            "expected value or placed-then-value, found '%s'".formatted(word));
            };
        }
    }
}
