package org.havn.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The PostgreSQL programs that travel inside Havn's own libraries, unpacked once for each version.
final class PostgresBinaries {
    /// Part of the folder's name: a newer build never runs on what an older one unpacked.
    static final String VERSION = "18.6.0";

    private PostgresBinaries() {}

    /// Unpacks the programs for this machine below the folder, unless they are there already.
    ///
    /// @param unpacking runs before the first file is written, and not at all where nothing is to be done
    /// @return the folder with `bin`, `lib` and `share`
    /// @throws IllegalStateException if Havn brings no PostgreSQL for this kind of machine
    static Path unpackedBelow(Path folder, Runnable unpacking) throws IOException {
        var home = folder.resolve("postgresql-" + VERSION);
        if (Files.exists(home.resolve("bin/postgres"))) {
            return home;
        }
        unpacking.run();
        Files.createDirectories(folder);
        Leftovers.sweep(folder, "unpacking-");
        var making = Files.createTempDirectory(folder, "unpacking-");
        try (var archive = open()) {
            unpack(archive, making);
            Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(making, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            Leftovers.delete(making);
            if (!Files.exists(home.resolve("bin/postgres"))) {
                throw failed;
            }
        }
        return home;
    }

    private static InputStream open() {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var name = "postgres-" + (os.contains("mac") ? "darwin" : "linux") + "-"
                + (arch.equals("aarch64") ? "arm_64" : "x86_64") + ".txz";
        var stream = PostgresBinaries.class.getResourceAsStream("/" + name);
        if (stream == null) {
            throw new IllegalStateException("Havn brings no PostgreSQL for " + os + " on " + arch
                    + "; set HAVN_DATABASE_URL to a PostgreSQL 15 to 18 of your own.");
        }
        return new BufferedInputStream(stream, 1 << 16);
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException(
                            "The archive of PostgreSQL names a file outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    var executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
