package org.havn.platform.backup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a data folder's backups lie, and the key that opens them.
///
/// @param postgresql the folder of the bundled database
/// @param backups where backups are kept
/// @param key the file of the backup key; never among the backups
public record BackupPlaces(Path postgresql, Path backups, Path key) {

    /// The places for a data folder, as the operator named them, or the usual ones.
    ///
    /// @param named the folder for backups that the command was given
    /// @param variable looks up a variable of the environment
    public static BackupPlaces of(Path data, @Nullable Path named, Function<String, @Nullable String> variable) {
        var whole = data.toAbsolutePath().normalize();
        var backups = Optional.ofNullable(named)
                .or(() -> said(variable, "HAVN_BACKUP_FOLDER"))
                .orElseGet(() -> whole.resolveSibling(whole.getFileName() + "-backup"))
                .toAbsolutePath()
                .normalize();
        var key = said(variable, "HAVN_BACKUP_KEY").orElseGet(() -> whole.resolve("backup-key/backup.key"));
        if (key.toAbsolutePath().normalize().startsWith(backups)) {
            throw new BackupRefused("The backup key may not lie among the backups: " + key + " is below " + backups
                    + ". Name another file with HAVN_BACKUP_KEY.");
        }
        return new BackupPlaces(whole.resolve("postgresql"), backups, key);
    }

    private static Optional<Path> said(Function<String, @Nullable String> variable, String name) {
        return Optional.ofNullable(variable.apply(name))
                .filter(it -> !it.isBlank())
                .map(Path::of);
    }
}
