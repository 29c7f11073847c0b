package org.havn.placement.bench;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.havn.placement.simulate.Period;
import org.havn.placement.simulate.PolicyChoice;

/// Times every weekly batch of a national year: 50 families at a time against the rest of 2,600, who are still to come.
///
/// @param futures that are sampled for each batch
record Weeks(PrintWriter out, PrintWriter err, int futures) {
    static final String NAME = "weeks";

    private static final int COMING = 2_600;
    private static final int PAST = 400;
    private static final int BATCHES = 52;
    private static final int THREADS = 2;
    private static final List<String> POLICIES = List.of("greedy", "prices");

    /// Tight enough that places run out before the year does.
    private static final Work YEAR = new Work(NAME, "", COMING + PAST, 0, 1.2);

    void row(long seed) {
        var period = new Period(
                YEAR.problem(seed),
                IntStream.range(0, COMING).toArray(),
                IntStream.range(COMING, COMING + PAST).toArray(),
                BATCHES,
                seed);
        out.println("### Over time: weekly batches of 50 families × 357 municipalities × 8 dimensions");
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "Goal: p95 under 5 s with 5 futures. One year of %d families in %d batches, %d futures a batch, drawn from %d past cases.",
                COMING,
                BATCHES,
                futures,
                PAST));
        out.println();
        out.println("| policy | seconds a batch, median (p95, worst) | the first batch | times greedy | placed |");
        out.println("|---|---|---|---|---|");
        double greedy = Double.NaN;
        for (var policy : POLICIES) {
            var outcome = PolicyChoice.of(policy).run(period, futures, THREADS, seed, this::tell);
            greedy = Double.isNaN(greedy) ? outcome.value() : greedy;
            print(policy, outcome, greedy);
        }
        out.println();
        out.flush();
    }

    private void tell(int batch) {
        err.println("weeks, batch %d of %d".formatted(batch, BATCHES));
        err.flush();
    }

    private void print(String policy, Period.Outcome outcome, double greedy) {
        double[] seconds = outcome.seconds().clone();
        double first = seconds[0];
        Arrays.sort(seconds);
        out.println(String.format(
                Locale.ROOT,
                "| %s | %.2f (%.2f, %.2f) | %.2f | %.3f | %d |",
                policy,
                seconds[seconds.length / 2],
                seconds[(int) Math.ceil(0.95 * seconds.length) - 1],
                seconds[seconds.length - 1],
                first,
                outcome.value() / greedy,
                outcome.placed()));
        out.flush();
    }
}
