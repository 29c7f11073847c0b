package org.havn.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;

/// What a start that was killed had half made. Whoever holds the folder's lock may take it away.
final class Leftovers {
    private Leftovers() {}

    /// Deletes what lies in the folder and begins with one of the prefixes, unless somebody still writes there: then
    /// the next start does it.
    static void sweep(Path folder, String... prefixes) throws IOException {
        try (var found = Files.list(folder)) {
            for (var path : found.toList()) {
                var name = String.valueOf(path.getFileName());
                if (Arrays.stream(prefixes).anyMatch(name::startsWith)) {
                    deleteIfLeft(path);
                }
            }
        }
    }

    private static void deleteIfLeft(Path path) {
        try {
            delete(path);
        } catch (IOException | UncheckedIOException stillWrittenTo) {
            // a half-made folder is in nobody's way
        }
    }

    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
