package org.havn.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The backups of a data folder, for who looks after them.
public final class Backups {
    private final BackupPlaces places;

    public Backups(BackupPlaces places) {
        this.places = places;
    }

    /// Every whole backup, the oldest first.
    public List<Backup> all() throws IOException {
        var found = new java.util.ArrayList<Backup>();
        for (var it : shelf().all()) {
            found.add(new Backup(
                    it.manifest().name(),
                    it.folder(),
                    it.manifest().ended(),
                    it.manifest().inside().size(),
                    Files.size(it.folder().resolve(BackupRun.BASE)),
                    Duration.ZERO));
        }
        return List.copyOf(found);
    }

    /// Removes backups that ended before the moment, never the newest one, and the log that none needs any more.
    ///
    /// @return how many went
    public int expire(Instant before) throws IOException {
        return shelf().expire(before);
    }

    private BackupShelf shelf() throws IOException {
        return new BackupShelf(places.backups(), BackupKey.read(places.key()));
    }
}
