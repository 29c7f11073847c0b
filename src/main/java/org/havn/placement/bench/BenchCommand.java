package org.havn.placement.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.havn.placement.files.BadInput;
import org.havn.placement.files.ErrorStream;
import org.havn.placement.files.InputFault;
import org.havn.placement.files.PlacementDirectory;
import org.havn.placement.files.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `havn bench placement`: measures the engine on this machine.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures Havn on this machine. Prints tables; nothing is kept.",
            "",
            "The full measurement takes about an hour; --quick takes minutes and says less."
        })
public final class BenchCommand implements Callable<Integer> {

    private static final int FUTURES = 5;
    private static final List<String> QUICK = List.of("greedy", "prices", "values", "staged", "prices+4");

    @Parameters(
            paramLabel = "WHAT",
            arity = "0..1",
            defaultValue = "placement",
            description = "What to measure: placement (the only one so far).")
    private String what = "placement";

    @Option(
            names = "--rows",
            paramLabel = "ROW",
            split = ",",
            description = "Only these: weekly, demo, year, people, dynamic, small, weeks (default: all).")
    private List<String> rows = List.of();

    @Option(
            names = "--problem",
            paramLabel = "DIR",
            description = "Measure this problem instead, a folder as havn place reads it.")
    private @Nullable Path problem;

    @Option(names = "--runs", paramLabel = "N", description = "Runs of each row, each on work of its own.")
    private @Nullable Integer runs;

    @Option(names = "--quick", description = "Fewer runs, shorter time limits, and not the 37,000 people.")
    private boolean quick;

    @Option(names = "--alone", description = "Leave the general solver out.")
    private boolean alone;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The first run's seed (default ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!what.equals("placement")) {
            throw new ParameterException(spec.commandLine(), "expected placement, found '%s'".formatted(what));
        }
        var chosen = chosenRows();
        var table = new BenchTable(spec.commandLine().getOut());
        table.head(Machine.thisOne(), seed, today());
        for (var row : chosen) {
            table.row(row, trials(row));
        }
        for (var year : Year.ALL) {
            if (problem != null) {
                break;
            }
            if (rows.isEmpty() || rows.contains(year.name())) {
                years().row(year, seed, quick ? QUICK : YearTable.POLICIES);
            }
        }
        if (problem == null && (rows.isEmpty() ? !quick : rows.contains(Weeks.NAME))) {
            new Weeks(spec.commandLine().getOut(), spec.commandLine().getErr(), FUTURES).row(seed);
        }
        return 0;
    }

    private YearTable years() {
        var count = runs;
        return new YearTable(
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                count != null ? count : quick ? 1 : 3,
                quick ? 2 : 5,
                FUTURES,
                Duration.ofSeconds(quick ? 10 : 60));
    }

    private List<Trial> trials(BenchRow row) throws IOException, InterruptedException {
        var trials = new ArrayList<Trial>();
        try (var bar = new ProgressBar(spec.commandLine().getErr(), ErrorStream.ofThisProcess())) {
            for (int run = 0; run < row.runs(); run++) {
                bar.show(
                        (double) run / row.runs(),
                        "%s, run %d of %d".formatted(row.work().name(), run + 1, row.runs()));
                trials.add(Trial.run(row, seed + run, !alone));
            }
        }
        return trials;
    }

    private List<BenchRow> chosenRows() {
        for (var name : rows) {
            if (BenchRow.ALL.stream().noneMatch(row -> row.work().name().equals(name))
                    && Year.ALL.stream().noneMatch(year -> year.name().equals(name))
                    && !name.equals(Weeks.NAME)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "expected weekly, demo, year, people, dynamic, small or weeks, found '%s'".formatted(name));
            }
        }
        var count = runs;
        if (count != null && (count < 1 || count > 1000)) {
            throw new ParameterException(spec.commandLine(), "--runs takes 1 to 1000, but this was " + count);
        }
        var folder = problem;
        if (folder != null) {
            refuseWhatIsNotUnderstood(folder);
            var row = BenchRow.of(folder);
            return List.of(count == null ? row : row.withRuns(count));
        }
        return BenchRow.ALL.stream()
                .filter(row -> rows.isEmpty()
                        ? !quick || !row.work().name().equals("people")
                        : rows.contains(row.work().name()))
                .map(row -> quick ? row.quickly() : row)
                .map(row -> count == null ? row : row.withRuns(count))
                .toList();
    }

    /// Before anything is measured, so that bad tables cost nobody an hour.
    private void refuseWhatIsNotUnderstood(Path folder) {
        try {
            PlacementDirectory.read(folder);
        } catch (BadInput bad) {
            var said = bad.faults().stream().map(InputFault::toString).collect(Collectors.joining("\n"));
            throw new ParameterException(spec.commandLine(), said);
        }
    }

    @SuppressWarnings("JavaTimeDefaultTimeZone") // the day on which somebody sits here and measures
    private static String today() {
        return "measured on " + LocalDate.now();
    }
}
