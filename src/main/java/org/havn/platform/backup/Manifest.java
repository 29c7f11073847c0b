package org.havn.platform.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What a base backup holds. It lies beside it as readable text: times, sizes and hashes, and never a row.
///
/// @param begun by the database's clock
/// @param ended from this moment on the backup can be put back
/// @param programs the build of PostgreSQL, which has to be the same where it is put back
/// @param firstWal the first segment of the write-ahead log that it needs
/// @param lastWal the last one without which it is not whole
/// @param key which backup key opens it
/// @param stored the sealed files
/// @param inside the database's files in them, as they were read
record Manifest(
        int format,
        String name,
        String series,
        Instant begun,
        Instant ended,
        String programs,
        String system,
        String firstWal,
        String lastWal,
        String key,
        List<Entry> stored,
        List<Entry> inside) {
    static final int FORMAT = 1;
    private static final String FILE = "manifest.json";
    private static final String PROOF = "manifest.proof";
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// One file.
    record Entry(String name, long bytes, String sha256) {}

    Manifest {
        for (var needed : Arrays.asList(name, series, begun, ended, programs, system, firstWal, lastWal, key)) {
            Objects.requireNonNull(needed, "a manifest has every one of its parts");
        }
        stored = List.copyOf(stored);
        inside = List.copyOf(inside);
    }

    void write(Path folder, BackupKey key) throws IOException {
        var text = JSON.writeValueAsString(this);
        OwnFiles.replace(folder.resolve(FILE), text);
        OwnFiles.replace(folder.resolve(PROOF), key.proof(text.getBytes(StandardCharsets.UTF_8)));
    }

    static boolean liesIn(Path folder) {
        return Files.exists(folder.resolve(FILE)) && Files.exists(folder.resolve(PROOF));
    }

    static boolean isSealedBy(Path folder, BackupKey key) throws IOException {
        return parsed(folder, Files.readAllBytes(folder.resolve(FILE))).key().equals(key.id());
    }

    /// @throws BackupDamaged if somebody without the key wrote or changed it
    static Manifest read(Path folder, BackupKey key) throws IOException {
        var text = Files.readAllBytes(folder.resolve(FILE));
        var manifest = parsed(folder, text);
        var proof = Files.readString(folder.resolve(PROOF)).strip();
        if (!MessageDigest.isEqual(
                proof.getBytes(StandardCharsets.US_ASCII), key.proof(text).getBytes(StandardCharsets.US_ASCII))) {
            throw new BackupDamaged("The manifest of " + manifest.name() + " was changed");
        }
        return manifest;
    }

    private static Manifest parsed(Path folder, byte[] text) throws BackupDamaged {
        @Nullable Manifest manifest;
        try {
            manifest = JSON.readValue(text, Manifest.class);
        } catch (JacksonException unreadable) {
            throw new BackupDamaged("The manifest of " + folder + " cannot be read");
        }
        if (manifest == null) {
            throw new BackupDamaged("The manifest of " + folder + " says nothing");
        }
        return manifest;
    }
}
