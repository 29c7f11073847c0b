package org.havn.placement.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command that starts a worker.
record WorkerCommand(WorkerLimits limits, Path workplace, Class<? extends Solver> solver) {

    /// Memory that a JVM takes beside its heap and the solver: code, class data, stacks, its own book-keeping.
    private static final int JVM_MEGABYTES = 256;

    List<String> line() {
        var line = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/bin/sh")) && isLinux()) {
            // The limit on data (not on address space, of which a JVM reserves much and uses little) makes the solver's
            // own allocations fail in the worker, before the machine runs out and its kernel chooses a victim.
            var kilobytes = 1024L * (limits.heapMegabytes() + limits.nativeMegabytes() + JVM_MEGABYTES);
            line.addAll(List.of(
                    "/bin/sh",
                    "-c",
                    "ulimit -c 0; ulimit -d \"$0\" 2>/dev/null; exec \"$@\"",
                    Long.toString(kilobytes)));
        }
        line.add(java().toString());
        line.add("-Xmx" + limits.heapMegabytes() + "m");
        line.addAll(List.of(
                "-Xms16m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:ReservedCodeCacheSize=96m",
                "-XX:CompressedClassSpaceSize=64m",
                "-XX:ErrorFile=" + workplace.resolve("crash.txt"),
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + workplace,
                "-Dfile.encoding=UTF-8"));
        NativeLibraries.folder().ifPresent(folder -> line.add("-Djava.library.path=" + folder));
        line.addAll(List.of(
                "-cp",
                WorkerClassPath.value(solver),
                WorkerMain.class.getName(),
                workplace.toString(),
                solver.getName()));
        return line;
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }
}
