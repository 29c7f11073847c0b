package org.havn.placement.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Folders that no other user of the machine can look into or write to.
final class OwnerOnly {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private OwnerOnly() {}

    static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(folder));
        }
        require(folder);
    }

    static Path temporaryFolder(Path in, String prefix) throws IOException {
        return Files.createTempDirectory(in, prefix, attributes(in));
    }

    static Path temporaryFolder(String prefix) throws IOException {
        return temporaryFolder(Path.of(System.getProperty("java.io.tmpdir")), prefix);
    }

    /// @throws IOException if the folder is another's, or open to others
    static void require(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return;
        }
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(Files.getPosixFilePermissions(folder));
        permissions.retainAll(OTHERS);
        var mine = Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
        if (!permissions.isEmpty() || !mine) {
            throw new IOException(folder + " is open to others, or belongs to another");
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var walk = Files.walk(folder)) {
            for (var path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static FileAttribute<?>[] attributes(Path where) {
        return isPosix(where)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
