package org.havn.placement.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.havn.placement.engine.Chosen;
import org.havn.placement.engine.PlacementEngine;
import org.havn.placement.engine.PlacementOptions;
import org.havn.placement.engine.SolveStatus;
import org.havn.placement.simulate.PolicyChoice;
import org.havn.placement.simulate.Tally;

/// Compares policies on invented years, as shares of what hindsight would have found, and prints a table of them.
///
/// @param years from so many seeds
/// @param orders of arrival for each year, none of them that of the file
/// @param limit of the time that hindsight may take for a year
record YearTable(PrintWriter out, PrintWriter err, int years, int orders, int futures, Duration limit) {
    private static final int THREADS = 2;
    static final List<String> POLICIES =
            List.of("greedy", "paced", "prices", "values", "rehearsed", "staged", "prices+4", "values+4", "staged+4");

    void row(Year year, long seed, List<String> policies) {
        var tallies = policies.stream().map(Tally::new).toList();
        var gaps = new ArrayList<Double>();
        int proven = 0;
        for (int number = 0; number < years; number++) {
            var period = year.period(seed + number);
            var best = new PlacementEngine()
                    .solve(
                            Chosen.of(period.cases(), period.arriving(), period.free()),
                            PlacementOptions.standard()
                                    .withMinimalPrices(false)
                                    .withTimeLimit(limit)
                                    .withWorkers(THREADS));
            gaps.add(100 * best.gap());
            proven += best.status() == SolveStatus.OPTIMAL ? 1 : 0;
            for (int order = 2; order < 2 + orders; order++) {
                err.println("%s, year %d of %d, order %d of %d"
                        .formatted(year.name(), number + 1, years, order - 1, orders));
                err.flush();
                for (var tally : tallies) {
                    var outcome = PolicyChoice.of(tally.policy())
                            .run(period.order(order), futures, THREADS, seed, batch -> {});
                    tally.add(outcome, best.bound());
                }
            }
        }
        print(year, tallies, proven, gaps.stream().mapToDouble(gap -> gap).max().orElse(0));
    }

    private void print(Year year, List<Tally> tallies, int proven, double worstGap) {
        out.println("### " + year.title());
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "%d years, %d orders of each, %d futures a batch. 100 %% is the best in hindsight, proven in %d of %d years; in the"
                        + " others it is the bound, at most %.2f %% above the best plan found.",
                years,
                orders,
                futures,
                proven,
                years,
                worstGap));
        out.println();
        out.println(
                "| policy | share of hindsight, mean | s.d. | worst | times greedy | placed, mean | seconds a batch |");
        out.println("|---|---|---|---|---|---|---|");
        double greedy = tallies.getFirst().mean();
        for (var tally : tallies) {
            out.println(String.format(
                    Locale.ROOT,
                    "| %s | %.2f %% | %.2f | %.2f %% | %.3f | %.1f | %.3f |",
                    tally.policy(),
                    tally.mean(),
                    tally.deviation(),
                    tally.worst(),
                    tally.mean() / greedy,
                    tally.placed(),
                    tally.secondsABatch()));
        }
        out.println();
        out.flush();
    }
}
