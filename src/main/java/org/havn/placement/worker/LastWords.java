package org.havn.placement.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// The last lines that a process wrote to its error stream, for saying what it died of.
final class LastWords {
    private static final int LINES = 20;
    private static final int LENGTH = 400;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line.length() > LENGTH ? line.substring(0, LENGTH) + "…" : line);
    }

    /// Listens until the stream ends.
    void listenTo(BufferedReader reader) {
        try (reader) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException closed) {
            // The process is gone: there will be no more words.
        }
    }

    synchronized String text() {
        return String.join("\n", lines);
    }
}
