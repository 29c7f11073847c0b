package org.havn.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How much room is left where the bundled database lies. When there is little, commands are refused while reading goes
/// on: a database that finds no room for its own log ends, and then nobody reads anything either.
@Component
class DiskRoom implements MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(DiskRoom.class);
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(1).toNanos();
    private static final long MEGABYTE = 1L << 20;

    private final Path folder;
    private final boolean watched;
    private final long reserve;
    private volatile long lookedAt = System.nanoTime() - BETWEEN_LOOKS;
    private volatile boolean scarce;

    /// @param bundled whether the database lies in this folder; an operator's own server looks after itself
    DiskRoom(
            @Value("${havn.folder:.}") String folder,
            @Value("${havn.database.bundled:false}") boolean bundled,
            @Value("${havn.disk.reserve-mb:256}") long reserve) {
        this.folder = Path.of(folder);
        this.watched = bundled;
        this.reserve = reserve * MEGABYTE;
    }

    /// Refuses what would need room.
    ///
    /// @throws NoRoom while less than the reserve is free
    void require() {
        if (watched && scarce()) {
            throw new NoRoom();
        }
    }

    private boolean scarce() {
        var now = System.nanoTime();
        if (now - lookedAt >= BETWEEN_LOOKS) {
            lookedAt = now;
            var before = scarce;
            scarce = free() < reserve;
            if (scarce && !before) {
                LOG.error(
                        "Less than {} MB are free on the disk of the database: nothing new is taken in",
                        reserve / MEGABYTE);
            } else if (before && !scarce) {
                LOG.warn("There is room on the disk of the database again: everything is taken in");
            }
        }
        return scarce;
    }

    /// Bytes that are free where the data folder lies.
    long free() {
        try {
            return Files.getFileStore(existing(folder)).getUsableSpace();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The room on the disk of " + folder + " cannot be asked for", unreadable);
        }
    }

    private static Path existing(Path folder) {
        var there = folder.toAbsolutePath();
        while (Files.notExists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("havn.disk.free.bytes", this, DiskRoom::free)
                .description("Bytes that are free on the disk of the data folder")
                .register(registry);
        Gauge.builder("havn.disk.reserve.bytes", this, it -> it.reserve)
                .description("With less than this, nothing new is taken in while the database is the bundled one")
                .register(registry);
    }
}
