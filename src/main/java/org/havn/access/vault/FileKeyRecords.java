package org.havn.access.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The embedded default: a folder with 64 files of wrapped keys and one for the ring.
///
/// Several nodes may share it, on a disk whose file locks and renames they all see.
final class FileKeyRecords implements KeyRecords {
    /// A file lock is the process's, so threads of one process need one of their own beside it.
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path folder;
    private final ReentrantLock lock;

    FileKeyRecords(Path folder) {
        try {
            PrivateFiles.folder(folder);
            this.folder = folder.toRealPath();
        } catch (IOException failed) {
            throw new UncheckedIOException("The key store's folder " + folder + " cannot be used", failed);
        }
        this.lock = LOCKS.computeIfAbsent(this.folder, _ -> new ReentrantLock());
    }

    @Override
    public Optional<Ring> ring() {
        try {
            return Optional.of(KeyText.ring(Files.readAllBytes(folder.resolve("ring"))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    @Override
    public void keep(Ring ring) {
        try {
            PrivateFiles.replace(folder.resolve("ring"), KeyText.of(ring));
            PrivateFiles.force(folder);
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    @Override
    public Shard shard(int number) {
        try {
            return KeyText.shard(Files.readAllBytes(file(number)));
        } catch (NoSuchFileException none) {
            return new Shard(Map.of());
        } catch (IOException failed) {
            throw unreadable(failed);
        }
    }

    @Override
    public void keep(Map<Integer, Shard> shards) {
        try {
            for (var shard : shards.entrySet()) {
                PrivateFiles.replace(file(shard.getKey()), KeyText.of(shard.getValue()));
            }
            PrivateFiles.force(folder);
        } catch (IOException failed) {
            throw unwritable(failed);
        }
    }

    @Override
    public <T> T alone(Supplier<T> change) {
        lock.lock();
        try (var channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = channel.lock()) {
            return change.get();
        } catch (IOException failed) {
            throw new UncheckedIOException("The key store in " + folder + " cannot be locked", failed);
        } finally {
            lock.unlock();
        }
    }

    /// Copies the key store as it is at one moment into an empty or new folder.
    void copyTo(Path target) {
        alone(() -> {
            try (var files = Files.list(folder)) {
                PrivateFiles.folder(target);
                try (var there = Files.list(target)) {
                    if (there.findAny().isPresent()) {
                        throw new IllegalStateException("There is something in " + target
                                + " already; name a new folder for each copy of the key store.");
                    }
                }
                for (var file : files.filter(FileKeyRecords::part).toList()) {
                    PrivateFiles.create(target.resolve(file.getFileName()), Files.readAllBytes(file));
                }
                return target;
            } catch (IOException failed) {
                throw new UncheckedIOException("The key store could not be copied to " + target, failed);
            }
        });
    }

    private static boolean part(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.equals("ring") || name.matches("keys-[0-9a-f]{2}");
    }

    private Path file(int number) {
        return folder.resolve("keys-" + HexFormat.of().toHexDigits((byte) number));
    }

    private UncheckedIOException unreadable(IOException failed) {
        return new UncheckedIOException("The key store in " + folder + " cannot be read", failed);
    }

    private UncheckedIOException unwritable(IOException failed) {
        return new UncheckedIOException("The key store in " + folder + " cannot be written", failed);
    }
}
