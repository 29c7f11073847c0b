package org.havn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Starts and stops the site once, on a database of its own, so that the Java machine can remember what a start needs.
@Command(name = "train", hidden = true, description = "Starts and stops once, for the start-up cache.")
final class TrainCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("havn-train-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            // what lies beside the data folder lies in the temporary one too
            new Site(0, folder.resolve("data"), true).startAndStop();
            return 0;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
