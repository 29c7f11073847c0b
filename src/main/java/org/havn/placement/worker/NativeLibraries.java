package org.havn.placement.worker;

import com.google.ortools.Loader;
import com.sun.jna.Platform;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/// OR-Tools' native libraries, unpacked once and kept. Left alone, its loader unpacks 70 MB at each start, which takes
/// about
/// half a second; from a folder they load in some 30 ms.
final class NativeLibraries {
    private static final Logger LOG = Logger.getLogger(NativeLibraries.class.getName());
    private static final String RESOURCE = "ortools-" + Platform.RESOURCE_PREFIX + "/";

    private NativeLibraries() {}

    /// The folder for `java.library.path`, or nothing where it cannot be made: then the loader helps itself, more
    /// slowly.
    static Optional<Path> folder() {
        if (Platform.isWindows()) { // there the libraries must be loaded one by one, which only the loader does
            return Optional.empty();
        }
        try {
            var jar = jar();
            return jar.isEmpty() ? Optional.empty() : Optional.of(unpacked(jar.get(), cache()));
        } catch (IOException | URISyntaxException | SecurityException e) {
            LOG.log(Level.FINE, "The solver's libraries could not be kept unpacked", e);
            return Optional.empty();
        }
    }

    /// The jar with this platform's libraries.
    static Optional<Path> jar() throws IOException, URISyntaxException {
        var resource = Loader.class.getClassLoader().getResource(RESOURCE);
        if (resource != null && resource.openConnection() instanceof JarURLConnection connection) {
            var file = connection.getJarFileURL();
            if ("file".equals(file.getProtocol())) {
                return Optional.of(Path.of(file.toURI()));
            }
        }
        return Optional.empty();
    }

    /// Unpacks into a folder named after the jar, unless that is done. Two processes may do so at once.
    static Path unpacked(Path jar, Path cache) throws IOException {
        OwnerOnly.folder(cache);
        var ready = cache.resolve(String.valueOf(jar.getFileName()).replaceAll("\\.jar$", ""));
        if (!Files.isDirectory(ready)) {
            var making = OwnerOnly.temporaryFolder(cache, "unpacking");
            try {
                unpack(jar, making);
                Files.move(making, ready, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                OwnerOnly.delete(making);
                if (!Files.isDirectory(ready)) { // otherwise someone was faster, and that is as good
                    throw e;
                }
            }
        }
        OwnerOnly.require(ready);
        return ready;
    }

    private static void unpack(Path jar, Path into) throws IOException {
        try (var zip = FileSystems.newFileSystem(jar);
                var files = Files.list(zip.getPath("/" + RESOURCE))) {
            for (var file : files.toList()) {
                Files.copy(file, into.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    private static Path cache() {
        var set = System.getenv("XDG_CACHE_HOME");
        var base = set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(set);
        return base.resolve("havn");
    }
}
