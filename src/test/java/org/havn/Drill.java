package org.havn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;

/// How far a test goes: a little way in `./havn test`; in `./havn drill` all the way, or until its time is up, and then
/// it says how far it came.
///
/// One drill counts up to its goal: `for (var steps = Drill.upTo(…); steps.more(); )`.
public final class Drill {
    private static final boolean ON = Boolean.getBoolean("havn.drill");
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("havn.drill.minutes", 30));
    private static final Path FIGURES = Path.of("target/drill/figures.txt");

    private final int goal;
    private final long begun = System.nanoTime();
    private int done;

    private Drill(int goal) {
        this.goal = goal;
    }

    /// Whether this is `./havn drill`.
    public static boolean isOn() {
        return ON;
    }

    /// @param setting the system property that sets another goal, such as `havn.drill.steps`
    /// @param brief how many in `./havn test`
    /// @param full how many in `./havn drill`
    public static Drill upTo(String setting, int brief, int full) {
        return new Drill(Integer.getInteger(setting, ON ? full : brief));
    }

    /// Counts one more, unless the goal is reached or the time is up.
    public boolean more() {
        if (done == goal || (ON && elapsed().compareTo(TIME) > 0)) {
            return false;
        }
        done++;
        return true;
    }

    /// How many have been counted.
    public int done() {
        return done;
    }

    /// How long it has gone on.
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Says what came of it; `./havn drill` collects these lines and sees from them whether the goal was reached.
    ///
    /// @param id the test's id in the security page, such as `S2`
    /// @param what what was counted, in the plural
    /// @param came what came of it
    public void tell(String id, String what, String came) {
        var reached = done == goal ? "" : "not finished: ";
        figure(
                id,
                String.format(
                        Locale.ROOT,
                        "%s%,d of %,d %s in %,d s, %s",
                        reached,
                        done,
                        goal,
                        what,
                        elapsed().toSeconds(),
                        came));
    }

    /// One figure of a drill.
    public static void figure(String id, String words) {
        System.out.println(id + ": " + words);
        if (!ON) {
            return;
        }
        try {
            Files.createDirectories(FIGURES.getParent());
            Files.writeString(
                    FIGURES,
                    id + ": " + words + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
