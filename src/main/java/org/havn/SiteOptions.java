package org.havn;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What `demo` and `serve` have in common.
final class SiteOptions {
    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the site (default: 8080).")
    int port = 8080;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for database, files and logs (default: a folder of yours, printed at start).")
    @Nullable
    Path data;

    /// The folder to use: the one given, or the usual place for this user's data.
    Path folder(String command) {
        if (data != null) {
            return data.toAbsolutePath().normalize();
        }
        var shared = System.getenv("XDG_DATA_HOME");
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL gives up root's rights, so its files have to lie where another account can reach them.
            return Path.of("/var/lib/havn", command);
        }
        var home = Path.of(System.getProperty("user.home"));
        var base = shared != null && !shared.isBlank()
                ? Path.of(shared)
                : home.resolve(".local").resolve("share");
        return base.resolve("havn").resolve(command);
    }
}
