package org.havn.placement.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Prints what was measured as tables that read well in a terminal and on a page of Markdown.
record BenchTable(PrintWriter out) {

    void head(Machine machine, long seed, String when) {
        out.println("Machine: " + machine.sentence());
        out.println("Seeds: %d and the following, one a run; 2 solver threads; %s.".formatted(seed, when));
        out.println(
                "Times are wall-clock and count the start of the solver's process. Memory is the peak of that process, native "
                        + "memory included. Shares are of what no plan can exceed, by Havn's bound. Lower is worse for shares; for "
                        + "the rest the worst is the highest.");
        out.println();
        out.flush();
    }

    void row(BenchRow row, List<Trial> trials) {
        var families = trials.stream().mapToDouble(Trial::families);
        var pairs = trials.stream().mapToDouble(Trial::pairs);
        out.println("### " + row.work().title());
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "Goal: %s. %d runs, time limit %d s; %.0f families and %,.0f admissible pairs on average.",
                row.target(),
                trials.size(),
                row.seconds(),
                families.average().orElse(0),
                pairs.average().orElse(0)));
        out.println();
        out.println(
                "| | proven optimal | gap, median (worst) | share of the bound, median (worst) | placed, median"
                        + " | seconds, median (p95, worst) | processor seconds, median (worst) | memory, median (worst) | notes |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        line("Havn", trials, Trial::havn);
        line("greedy list", trials, Trial::greedy);
        line("CP-SAT, whole model", trials, Trial::general);
        out.println();
        out.flush();
    }

    private interface Which {
        Measured of(Trial trial);
    }

    private void line(String name, List<Trial> trials, Which which) {
        var measured = trials.stream().map(which::of).toList();
        var proven = measured.stream().filter(Measured::proven).count();
        var notes = measured.stream()
                .map(Measured::note)
                .filter(note -> !note.isEmpty())
                .distinct()
                .toList();
        out.println(String.format(
                Locale.ROOT,
                "| %s | %d of %d | %s | %s | %s | %s | %s | %s | %s |",
                name,
                proven,
                trials.size(),
                spread(measured, m -> 100 * m.gap().orElse(Double.NaN), "%.4f %%", false),
                spread(trials, trial -> 100 * Trial.share(which.of(trial), trial), "%.2f %%", true),
                middle(measured, Measured::placed),
                tail(measured, Measured::seconds),
                spread(measured, Measured::processorSeconds, "%.1f", false),
                spread(measured, m -> m.peakBytes() == 0 ? Double.NaN : m.peakBytes() / 1e6, "%.0f MB", false),
                String.join(", ", notes)));
    }

    /// The median, what 95 of 100 runs stay below (the next run up where runs are few), and the worst.
    private static <T> String tail(List<T> things, ToDoubleFunction<T> figure) {
        var figures = things.stream()
                .map(figure::applyAsDouble)
                .filter(Double::isFinite)
                .sorted()
                .toList();
        if (figures.isEmpty()) {
            return "–";
        }
        int at = Math.max(0, (int) Math.ceil(0.95 * figures.size()) - 1);
        return String.format(
                Locale.ROOT, "%.2f (%.2f, %.2f)", Trial.median(figures), figures.get(at), figures.getLast());
    }

    private static <T> String middle(List<T> things, ToDoubleFunction<T> figure) {
        var median = Trial.median(things.stream().map(figure::applyAsDouble).toList());
        return Double.isNaN(median) ? "–" : String.format(Locale.ROOT, "%.0f", median);
    }

    private static <T> String spread(List<T> things, ToDoubleFunction<T> figure, String format, boolean lowIsWorst) {
        var figures = things.stream()
                .map(figure::applyAsDouble)
                .filter(Double::isFinite)
                .toList();
        if (figures.isEmpty()) {
            return "–";
        }
        var worst = figures.stream().reduce(figures.getFirst(), lowIsWorst ? Math::min : Math::max);
        return String.format(Locale.ROOT, format + " (" + format + ")", Trial.median(figures), worst);
    }
}
