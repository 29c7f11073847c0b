package org.havn.platform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The backups that lie in a folder.
final class BackupShelf {
    private final Path backups;
    private final BackupKey key;
    private int others;

    BackupShelf(Path backups, BackupKey key) {
        this.backups = backups;
        this.key = key;
    }

    /// One base backup and where it lies.
    record Found(Path folder, Manifest manifest) {
        Path wal() {
            return OwnFiles.parent(folder).resolve("wal");
        }
    }

    /// Every whole base backup, the oldest first.
    List<Found> all() throws IOException {
        var found = new ArrayList<Found>();
        others = 0;
        if (Files.isDirectory(backups)) {
            try (var series = Files.list(backups)) {
                for (var folder : series.filter(Files::isDirectory).toList()) {
                    found.addAll(in(folder));
                }
            }
        }
        found.sort(Comparator.comparing(it -> it.manifest().ended()));
        return found;
    }

    /// Another site's backups may lie here too; what another key sealed is passed over, and named if nothing else is
    /// here.
    private List<Found> in(Path series) throws IOException {
        var found = new ArrayList<Found>();
        try (var bases = Files.list(series)) {
            for (var base : bases.toList()) {
                if (base.getFileName().toString().startsWith("base-") && Manifest.liesIn(base)) {
                    if (Manifest.isSealedBy(base, key)) {
                        found.add(new Found(base, Manifest.read(base, key)));
                    } else {
                        others++;
                    }
                }
            }
        }
        return found;
    }

    /// The backup of that name, or the newest from which the moment can be reached.
    Found choose(@Nullable String name, @Nullable Instant moment) throws IOException {
        var all = all();
        Optional<Found> chosen = all.stream()
                .filter(it -> name == null || it.manifest().name().equals(name))
                .filter(it -> moment == null || !it.manifest().ended().isAfter(moment))
                .reduce((_, newer) -> newer);
        return chosen.orElseThrow(() -> new BackupRefused(
                all.isEmpty()
                        ? "There is no backup in " + backups
                                + (others == 0
                                        ? ""
                                        : " that the backup key " + key.id() + " opens; another key sealed " + others)
                        : "No backup in " + backups + (name == null ? "" : " called " + name)
                                + " reaches that moment; the oldest ended at "
                                + all.getFirst().manifest().ended()));
    }

    /// Removes what ended before the moment, but never the newest backup of a series; and the log that no backup
    /// needs any more.
    ///
    /// @return how many backups went
    int expire(Instant before) throws IOException {
        var removed = 0;
        var all = all();
        for (var series :
                all.stream().map(it -> OwnFiles.parent(it.folder())).distinct().toList()) {
            var here = all.stream()
                    .filter(it -> OwnFiles.parent(it.folder()).equals(series))
                    .toList();
            var kept = new ArrayList<>(here);
            for (var old : here.subList(0, here.size() - 1)) {
                if (old.manifest().ended().isBefore(before)) {
                    OwnFiles.delete(old.folder());
                    kept.remove(old);
                    removed++;
                }
            }
            var oldest = kept.getFirst().manifest().firstWal();
            var wal = series.resolve("wal");
            for (var segment : WalArchive.names(wal)) {
                if (Segment.isOne(segment) && segment.compareTo(oldest) < 0) {
                    Files.delete(wal.resolve(segment + ".sealed"));
                }
            }
        }
        return removed;
    }
}
