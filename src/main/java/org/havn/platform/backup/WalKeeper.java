package org.havn.platform.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.havn.platform.database.DatabaseLogin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the log of a running site to the backups, every minute, once there is a backup.
public final class WalKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WalKeeper.class);

    private final Thread thread;

    private WalKeeper(Thread thread) {
        this.thread = thread;
    }

    /// Begins; trouble is logged once and tried again.
    ///
    /// @param every how much may be lost with the disk
    public static WalKeeper start(BackupPlaces places, DatabaseLogin administrator, Duration every) {
        return new WalKeeper(Thread.ofPlatform()
                .daemon(true)
                .name("wal-archive")
                .start(() -> {
                    var trouble = "";
                    while (!Thread.currentThread().isInterrupted()) {
                        try {
                            Thread.sleep(every);
                            keepUp(places, administrator);
                            trouble = "";
                        } catch (InterruptedException ending) {
                            Thread.currentThread().interrupt();
                        } catch (IOException | SQLException | RuntimeException failed) {
                            if (!trouble.equals(String.valueOf(failed.getMessage()))) {
                                trouble = String.valueOf(failed.getMessage());
                                LOG.error("The log did not reach the backups and will be tried again: {}", trouble);
                            }
                        }
                    }
                }));
    }

    private static void keepUp(BackupPlaces places, DatabaseLogin administrator) throws IOException, SQLException {
        var state = ArchiveState.read(places.postgresql());
        if (state.isEmpty() || state.get().lastBackup() == null) {
            return;
        }
        try (var connection = administrator.connect("postgres")) {
            new WalArchive(places.postgresql(), BackupKey.read(places.key())).catchUp(connection);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
