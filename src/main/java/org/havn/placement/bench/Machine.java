package org.havn.placement.bench;

import com.google.ortools.Loader;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What a measurement was made on.
record Machine(String processor, int cores, double memoryGigabytes, String system, String java, String solver) {

    static Machine thisOne() {
        var memory = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
                ? bean.getTotalMemorySize()
                : 0;
        return new Machine(
                nameOfProcessor(),
                Runtime.getRuntime().availableProcessors(),
                memory / (double) (1 << 30),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                "JDK " + Runtime.version(),
                nameOfSolver());
    }

    private static String nameOfProcessor() {
        try {
            for (var line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
                if (line.startsWith("model name")) {
                    return line.substring(line.indexOf(':') + 1).strip();
                }
            }
        } catch (IOException notLinux) {
            // then the architecture must do
        }
        return System.getProperty("os.arch");
    }

    private static String nameOfSolver() {
        var source = Loader.class.getProtectionDomain().getCodeSource();
        return source == null
                ? "OR-Tools"
                : source.getLocation().getPath().replaceAll(".*/ortools-java-(.*)\\.jar$", "OR-Tools $1");
    }

    String sentence() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %.0f GB; %s; %s; %s",
                processor,
                cores,
                memoryGigabytes,
                system,
                java,
                solver);
    }
}
