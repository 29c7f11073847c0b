package org.havn.platform.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.havn.fuzz.Target;

/// What lies on the shelf with the backups, which is somebody else's disk.
public final class BackupParsers {
    private static final Path FOLDER = folder();
    private static final BackupKey KEY = key();

    private BackupParsers() {}

    public static List<Target> all() {
        var manifest = """
                {"format":1,"name":"2026-11-27","series":"abcd1234","begun":"2026-11-27T12:00:00Z",
                 "ended":"2026-11-27T12:01:00Z","programs":"18.6.0","system":"7","firstWal":"000000010000000000000001",
                 "lastWal":"000000010000000000000002","key":"k","stored":[{"name":"a","bytes":1,"sha256":"00"}],
                 "inside":[]}
                """;
        return List.of(
                Target.ofText(
                        "backup-manifest",
                        List.of(manifest),
                        input -> {
                            Files.writeString(FOLDER.resolve("manifest.json"), input);
                            Files.writeString(
                                    FOLDER.resolve("manifest.proof"),
                                    KEY.proof(input.getBytes(StandardCharsets.UTF_8)));
                            Manifest.isSealedBy(FOLDER, KEY);
                            Manifest.read(FOLDER, KEY);
                        },
                        IOException.class),
                Target.ofBytes(
                        "backup-state",
                        List.of("series=abcd1234\nbackups=/var/backups\nlast-backup=2026-11-27T12:00:00Z\n"
                                .getBytes(StandardCharsets.UTF_8)),
                        input -> {
                            Files.write(FOLDER.resolve("archive.properties"), input);
                            ArchiveState.read(FOLDER);
                        },
                        IOException.class),
                Target.ofBytes("backup-file", List.of(sealed()), BackupParsers::open, IOException.class));
    }

    private static void open(byte[] input) throws IOException {
        var file = Files.write(FOLDER.resolve("sealed"), input);
        try (InputStream in = SealedFile.reading(file, KEY, "name")) {
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static byte[] sealed() {
        try {
            var file = FOLDER.resolve("sealed");
            try (var out = SealedFile.writing(file, KEY, "name")) {
                out.write("what the database holds".getBytes(StandardCharsets.UTF_8));
            }
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static BackupKey key() {
        try {
            return BackupKey.readOrMake(FOLDER.resolve("backup-key"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("havn-fuzz-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                for (var name :
                        List.of("manifest.json", "manifest.proof", "archive.properties", "sealed", "backup-key")) {
                    folder.resolve(name).toFile().delete();
                }
                folder.toFile().delete();
            }));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
