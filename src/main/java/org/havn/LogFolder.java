package org.havn;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Where a node writes what went wrong: for the user that runs it, and nobody else.
final class LogFolder {
    private LogFolder() {}

    /// Makes the folder below the data folder, or closes one that an earlier release left open to others.
    ///
    /// @return the file to write to
    static Path open(Path data) throws IOException {
        var folder = data.resolve("logs");
        Files.createDirectories(folder);
        var file = folder.resolve("havn.log");
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            // Files that are rolled later get the usual mode: it is the folder that keeps others from all of them.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }
}
