package org.havn.placement.files;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What standard error is connected to, and so how one may write to it.
///
/// @param redraws whether a line can be written over, as a progress bar does
/// @param colours whether colours are wanted
public record ErrorStream(boolean redraws, boolean colours) {

    public static ErrorStream ofThisProcess() {
        return of(isTerminal(), System.getenv());
    }

    static ErrorStream of(boolean terminal, Map<String, String> environment) {
        var kind = environment.getOrDefault("TERM", "");
        var redraws = terminal && !kind.isEmpty() && !kind.equals("dumb");
        // https://no-color.org: any value but an empty one
        return new ErrorStream(
                redraws, redraws && environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    private static boolean isTerminal() {
        try {
            var target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noProc) {
            return Optional.ofNullable(System.console())
                    .map(Console::isTerminal)
                    .orElse(false);
        }
    }
}
