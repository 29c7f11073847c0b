package org.havn.placement.files;

import java.io.PrintWriter;
import java.time.Duration;
import org.havn.placement.engine.SolveProgress;

/// One line on standard error that is written over while the work goes on, and wiped at its end. On anything but a
/// terminal
/// that can redraw it stays silent.
public final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 20;
    private static final int LINE = 110;

    private final PrintWriter err;
    private final ErrorStream stream;
    private int drawn;

    public ProgressBar(PrintWriter err, ErrorStream stream) {
        this.err = err;
        this.stream = stream;
    }

    /// Shows where a solve stands, against the time it may take.
    void show(SolveProgress.Report report, Duration limit) {
        var what = new StringBuilder(
                switch (report.stage()) {
                    case FEASIBILITY -> "trying whether all can be placed";
                    case EMERGENCY -> "placing emergency cases";
                    case URGENT -> "placing urgent cases";
                    case NORMAL -> "placing normal cases";
                    case VALUE -> "finding the best plan";
                    case PRICES -> "pricing what is scarce";
                });
        what.append(", %d of %d placed".formatted(report.placed(), report.families()));
        if (report.gap() != null) {
            what.append(", gap %s %%".formatted(Figures.decimal(100 * report.gap(), 3)));
        }
        show(1e3 * report.seconds() / limit.toMillis(), what.toString());
    }

    /// @param done from 0 to 1
    public synchronized void show(double done, String what) {
        if (!stream.redraws()) {
            return;
        }
        var full = (int) Math.round(WIDTH * Math.clamp(done, 0, 1));
        var bar = "█".repeat(full) + "░".repeat(WIDTH - full);
        var text = what.length() > LINE - WIDTH - 1 ? what.substring(0, LINE - WIDTH - 2) + "…" : what;
        var length = WIDTH + 1 + text.length();
        err.print("\r" + (stream.colours() ? "\u001B[36m" + bar + "\u001B[0m" : bar) + " " + text);
        err.print(" ".repeat(Math.max(0, drawn - length)));
        err.flush();
        drawn = length;
    }

    @Override
    public synchronized void close() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }
}
