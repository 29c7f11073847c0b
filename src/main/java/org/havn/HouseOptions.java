package org.havn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the house is and who acts in it, for commands that change it.
final class HouseOptions {
    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of the site (default: that of serve).")
    @Nullable
    Path data;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            required = true,
            description = {
                "A device of yours, such as collect-1a2b3c4d: make its password at /work/collect.",
                "The password is asked for; without a terminal it is the first line of standard input."
            })
    String device = "";

    Path folder() {
        var options = new SiteOptions();
        options.data = data;
        return options.folder("serve");
    }

    String password() throws IOException {
        var terminal = Optional.ofNullable(System.console()).filter(it -> it.isTerminal());
        if (terminal.isPresent()) {
            return new String(terminal.get().readPassword("Password of %s: ", device));
        }
        var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line.strip();
    }
}
