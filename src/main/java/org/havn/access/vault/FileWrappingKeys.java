package org.havn.access.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;

/// The embedded default: each wrapping key is a file of its own, readable by this account alone, in a folder
/// of its own.
final class FileWrappingKeys implements WrappingKeys {
    private static final HexFormat HEX = HexFormat.of();

    private final Path folder;

    FileWrappingKeys(Path folder) {
        this.folder = folder;
    }

    @Override
    public String make() {
        var name = HEX.formatHex(Gcm.random(8));
        try {
            PrivateFiles.folder(folder);
            PrivateFiles.create(
                    file(name), (HEX.formatHex(Gcm.random(Gcm.KEY_BYTES)) + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException failed) {
            throw new UncheckedIOException("A wrapping key could not be kept in " + folder, failed);
        }
        return name;
    }

    @Override
    public Optional<Instant> newest() {
        try (var files = Files.list(folder)) {
            return files.map(it -> it.toFile().lastModified())
                    .max(Comparator.naturalOrder())
                    .map(Instant::ofEpochMilli);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public byte[] wrap(String name, byte[] key, byte[] bound) {
        return Gcm.seal(key(name), bound, key);
    }

    @Override
    public byte[] unwrap(String name, byte[] wrapped, byte[] bound) {
        try {
            return Gcm.open(key(name), bound, wrapped);
        } catch (Gcm.NotAuthentic another) {
            throw new WrappingKeyMissing(name, folder.toString());
        }
    }

    @Override
    public void destroy(String name) {
        try {
            PrivateFiles.wipe(file(name));
        } catch (IOException failed) {
            throw new UncheckedIOException("A wrapping key in " + folder + " could not be destroyed", failed);
        }
    }

    private SecretKey key(String name) {
        var file = file(name);
        try {
            if (!Files.exists(file)) {
                throw new WrappingKeyMissing(name, folder.toString());
            }
            if (PrivateFiles.openToOthers(file)) {
                throw new IllegalStateException(
                        "Other accounts may read " + file + ". Close it to them (chmod 600), and think of the key as"
                                + " known if somebody may have read it: turn it.");
            }
            return Gcm.key(HEX.parseHex(Files.readString(file).strip()));
        } catch (IOException failed) {
            throw new UncheckedIOException("The wrapping key " + file + " could not be read", failed);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".key");
    }
}
