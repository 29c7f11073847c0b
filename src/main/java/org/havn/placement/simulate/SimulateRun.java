package org.havn.placement.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.havn.placement.engine.Chosen;
import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.PlacementResult;
import org.havn.placement.engine.SolveProgress;
import org.havn.placement.engine.SolveStatus;
import org.havn.placement.files.CaseloadFiles;
import org.havn.placement.files.ErrorStream;
import org.havn.placement.files.Figures;
import org.havn.placement.files.ProgressBar;
import org.jspecify.annotations.Nullable;

/// One run of `havn simulate`. What has been computed is printed at the end, or when somebody stops it.
final class SimulateRun {

    /// What was asked.
    ///
    /// @param limit of the time that hindsight may take
    record Settings(
            List<PolicyChoice> policies,
            int batches,
            int orders,
            int futures,
            int threads,
            long seed,
            Duration limit,
            @Nullable Path out) {}

    private final Period year;
    private final Settings settings;
    private final PrintWriter out;
    private final PrintWriter err;
    private final List<Tally> tallies = new ArrayList<>();
    private final Object printing = new Object();
    private @Nullable PlacementResult hindsight;
    private boolean printed;
    private final Pace pace;

    SimulateRun(CaseloadFiles.Caseload caseload, Settings settings, PrintWriter out, PrintWriter err) {
        this.year =
                new Period(caseload.cases(), caseload.arriving(), caseload.past(), settings.batches(), settings.seed());
        this.settings = settings;
        this.out = out;
        this.err = err;
        settings.policies().forEach(name -> tallies.add(new Tally(name.word())));
        int weekly = (int) settings.policies().stream()
                .filter(name -> name.policy() != PolicyName.HINDSIGHT)
                .count();
        this.pace = new Pace(weekly, settings.orders(), settings.batches());
    }

    int run() throws IOException {
        var stopped = new Thread(this::keepWhatWasComputed, "keep what was computed");
        Runtime.getRuntime().addShutdownHook(stopped);
        try (var bar = new ProgressBar(err, ErrorStream.ofThisProcess())) {
            var best = lookBack(bar);
            synchronized (printing) {
                hindsight = best;
            }
            for (int order = 1; order <= settings.orders(); order++) {
                var period = year.order(order);
                for (int at = 0; at < tallies.size(); at++) {
                    run(bar, period, order, at, best);
                }
            }
        } finally {
            unlessEnding(stopped);
        }
        print();
        return 0;
    }

    private void run(ProgressBar bar, Period period, int order, int at, PlacementResult best) {
        var name = settings.policies().get(at);
        var outcome = name.policy() == PolicyName.HINDSIGHT
                ? new Period.Outcome(best.objective(), best.placed(), new double[0], new int[0])
                : name.run(
                        period,
                        settings.futures(),
                        settings.threads(),
                        settings.seed(),
                        batch -> bar.show(
                                pace.another(),
                                "order %d of %d, %s, batch %d of %d%s"
                                        .formatted(
                                                order,
                                                settings.orders(),
                                                name.word(),
                                                batch,
                                                settings.batches(),
                                                pace.left())));
        synchronized (printing) {
            tallies.get(at).add(outcome, best.bound());
        }
    }

    /// The best plan for everybody at once: the same for every order.
    private PlacementResult lookBack(ProgressBar bar) {
        bar.show(0, "what hindsight would have found");
        var whole = Chosen.of(year.cases(), year.arriving(), year.free());
        return new PlacementEngine()
                .solve(
                        whole,
                        PlacementOptions.standard()
                                .withMinimalPrices(false)
                                .withTimeLimit(settings.limit())
                                .withWorkers(settings.threads())
                                .withSeed(settings.seed()),
                        new SolveProgress() {
                            @Override
                            public void report(Report report) {
                                bar.show(0, "what hindsight would have found, at most %d s more".formatted((int)
                                                Math.max(0, settings.limit().toSeconds() - report.seconds())));
                            }
                        });
    }

    private void keepWhatWasComputed() {
        try {
            print();
        } catch (IOException e) {
            err.println("havn simulate: " + e.getMessage());
            err.flush();
        }
    }

    private static void unlessEnding(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the hook is printing already, and print() prints once
            return;
        }
    }

    /// Prints, once, what is there.
    void print() throws IOException {
        synchronized (printing) {
            if (printed) {
                return;
            }
            printed = true;
            var best = hindsight;
            if (best == null) {
                out.println("Stopped before the best in hindsight was known.");
            } else {
                out.println(denominator(best));
                tallies.stream()
                        .filter(tally -> !tally.isEmpty())
                        .map(Tally::line)
                        .forEach(out::println);
            }
            out.flush();
            var folder = settings.out();
            if (folder != null && best != null) {
                Files.createDirectories(folder);
                SimulationFile.write(folder, tallies, best);
            }
        }
    }

    /// What the shares are shares of.
    private static String denominator(PlacementResult best) {
        boolean proven = best.status() == SolveStatus.OPTIMAL;
        return "100 %% is %s, %s%s."
                .formatted(
                        proven ? "the proven optimum in hindsight" : "the bound of what hindsight could have found",
                        Figures.decimal(best.bound()),
                        proven
                                ? ""
                                : "; the best plan found reaches %s (gap %s %%)"
                                        .formatted(
                                                Figures.decimal(best.objective()),
                                                Figures.decimal(100 * best.gap(), 4)));
    }
}
