package org.havn.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Up to which moment the log among the backups holds everything; it lies beside the log.
final class Reached {
    private static final String FILE = "reached";

    private Reached() {}

    static void write(Path wal, Instant moment) throws IOException {
        OwnFiles.replace(wal.resolve(FILE), moment.toString());
    }

    /// The moment; the beginning of time where nothing is known.
    static Instant read(Path wal) throws IOException {
        var file = wal.resolve(FILE);
        return Files.exists(file) ? Instant.parse(Files.readString(file).strip()) : Instant.EPOCH;
    }
}
