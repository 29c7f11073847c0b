package org.havn;

import java.io.PrintStream;
import java.util.Optional;
import org.havn.platform.Telling;
import org.havn.platform.Words;
import org.jspecify.annotations.Nullable;

/// One line on the terminal that says what is being done and how far it is; plain lines where there is no terminal.
final class Console implements Telling {
    private static final int WIDTH = 24;

    private final PrintStream out;
    private final Words words;
    private final boolean terminal;
    private String lastStep = "";

    /// @param words in the language of whoever sits at the terminal
    Console(PrintStream out, Words words) {
        this.out = out;
        this.words = words;
        this.terminal = Optional.ofNullable(System.console())
                        .filter(it -> it.isTerminal())
                        .isPresent()
                && !"dumb".equals(System.getenv("TERM"));
    }

    @Override
    public synchronized void step(String key, int done, int of, Object... arguments) {
        var what = words.say(key, arguments);
        if (terminal) {
            var filled = of <= 0 ? 0 : Math.clamp((long) WIDTH * done / of, 0, WIDTH);
            out.print("\r[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "] " + padded(what));
            out.flush();
        } else if (!what.equals(lastStep)) {
            out.println("  " + what);
        }
        lastStep = what;
    }

    /// Says something that stays.
    synchronized void say(String key, Object... arguments) {
        out.println(words.say(key, arguments));
    }

    /// Ends the line, so that what follows stands on its own.
    synchronized void finished() {
        if (terminal) {
            out.print("\r" + " ".repeat(WIDTH + 56) + "\r");
            out.flush();
        }
    }

    private static String padded(String what) {
        return what.length() >= 50 ? what.substring(0, 50) : what + " ".repeat(50 - what.length());
    }

    /// The first words about a failure that are meant for a person: a framework's wrapping has none, and what only
    /// repeats its cause leaves the word to it.
    static String plainly(Throwable failure) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            var said = cause.getMessage();
            var wrapping = cause.getClass().getName().startsWith("org.springframework.")
                    || (cause.getCause() != null
                            && String.valueOf(cause.getCause()).equals(said));
            if (said != null && !said.isBlank() && !(wrapping && cause.getCause() != null)) {
                return said;
            }
            cause = cause.getCause();
        }
        return failure.getClass().getSimpleName();
    }
}
