package org.havn.platform.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/// Files and folders for this account alone, on disk before anybody relies on them.
final class OwnFiles {
    private OwnFiles() {}

    static Path folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return folder;
    }

    /// Makes an empty file that only this account reads.
    static Path file(Path file) throws IOException {
        Files.deleteIfExists(file);
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /// Puts a text in place of the older one; a crash leaves one of the two.
    static void replace(Path file, String text) throws IOException {
        var making = file(file.resolveSibling(".making-" + file.getFileName()));
        Files.writeString(making, text, StandardCharsets.UTF_8);
        put(making, file);
    }

    /// Moves a file or folder that is whole to its place, and has the disk keep both.
    static void put(Path made, Path place) throws IOException {
        force(made);
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        force(parent(place));
    }

    static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static Path parent(Path path) {
        var parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("A file lies in a folder, but this was " + path);
        }
        return parent;
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

    static boolean empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
