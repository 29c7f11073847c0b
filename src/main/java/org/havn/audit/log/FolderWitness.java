package org.havn.audit.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Keeps each head as a file of its own in a folder, best on another machine or on a medium that only grows.
@Component
class FolderWitness implements Witness {
    private final Path folder;

    FolderWitness(AuditFolder folder) {
        this.folder = folder.witness();
    }

    @Override
    public String name() {
        return "folder";
    }

    /// A head's file is made whole and never replaced: one that says something else is a contradiction.
    @Override
    public void take(SignedHead head) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve(fileName(head));
        var making = Files.createTempFile(folder, "head-", ".tmp");
        try {
            Files.writeString(making, head.note(), StandardCharsets.UTF_8);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("r--r--r--"));
            }
            Files.createLink(file, making);
        } catch (FileAlreadyExistsException kept) {
            if (!SignedHead.parse(Files.readString(file)).saysTheSameAs(head)) {
                throw new IOException(file + " says something else about the same number of leaves", kept);
            }
        } finally {
            Files.delete(making);
        }
    }

    /// Names in the order of the heads.
    private static String fileName(SignedHead head) {
        return String.format(Locale.ROOT, "head-%015d.txt", head.size());
    }
}
