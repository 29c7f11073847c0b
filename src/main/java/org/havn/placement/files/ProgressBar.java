package org.havn.placement.files;

import java.io.PrintWriter;

/// One line on standard error that is written over while the work goes on, and wiped at its end. On anything but a
/// terminal
/// that can redraw it stays silent.
final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 20;
    private static final int LINE = 110;

    private final PrintWriter err;
    private final ErrorStream stream;
    private int drawn;

    ProgressBar(PrintWriter err, ErrorStream stream) {
        this.err = err;
        this.stream = stream;
    }

    /// @param done from 0 to 1
    void show(double done, String what) {
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
    public void close() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }
}
