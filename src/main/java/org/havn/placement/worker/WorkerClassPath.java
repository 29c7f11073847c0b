package org.havn.placement.worker;

import com.google.ortools.Loader;
import com.google.protobuf.Message;
import com.sun.jna.Platform;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.json.JsonFactory;

/// The few jars that the worker needs out of the application's many: fewer to open, and nothing of the site in its
/// process.
final class WorkerClassPath {
    private static final List<Class<?>> NEEDED =
            List.of(WorkerMain.class, JsonFactory.class, Loader.class, Message.class, Platform.class);

    private WorkerClassPath() {}

    /// @return the places of the needed classes, or the whole class path where they cannot be told apart
    static String value(Class<? extends Solver> solver) {
        var whole = System.getProperty("java.class.path");
        var places = new LinkedHashSet<Path>();
        try {
            for (var needed : Stream.concat(NEEDED.stream(), Stream.of(solver)).toList()) {
                var source = needed.getProtectionDomain().getCodeSource();
                if (source == null || !"file".equals(source.getLocation().getProtocol())) {
                    return whole;
                }
                places.add(Path.of(source.getLocation().toURI()));
            }
            NativeLibraries.jar().ifPresent(places::add);
        } catch (IOException | URISyntaxException e) {
            return whole;
        }
        return places.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
