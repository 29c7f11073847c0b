package org.havn.access.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/// Files that nobody but this account may read, written whole or not at all.
final class PrivateFiles {
    private static final Set<PosixFilePermission> FOR_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private PrivateFiles() {}

    static void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (posix(folder)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    /// Puts a file in place of the older one, if there is one; a crash leaves one of the two. The folder has to be
    /// forced afterwards ([#force]).
    static void replace(Path file, byte[] content) throws IOException {
        var folder = folderOf(file);
        var fresh = folder.resolve(file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".new");
        try {
            make(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// Makes a file that was not there.
    static void create(Path file, byte[] content) throws IOException {
        make(file, content);
        force(folderOf(file));
    }

    private static void make(Path file, byte[] content) throws IOException {
        if (posix(folderOf(file))) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        write(file, content);
    }

    /// Writes zeros over a file and removes it. What the disk keeps of it elsewhere is out of reach.
    static void wipe(Path file) throws IOException {
        if (Files.exists(file)) {
            write(file, new byte[(int) Files.size(file)]);
            Files.delete(file);
            force(folderOf(file));
        }
    }

    /// Whether another account of this machine may read or write the file.
    static boolean openToOthers(Path file) throws IOException {
        return posix(file) && Files.getPosixFilePermissions(file).stream().anyMatch(FOR_OTHERS::contains);
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /// Has the disk keep which files are in a folder.
    static void force(Path folder) throws IOException {
        if (posix(folder)) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Path folderOf(Path file) {
        var folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("A file lies in a folder, but this was " + file);
        }
        return folder;
    }

    private static boolean posix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
