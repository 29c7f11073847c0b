package org.havn.placement.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory a process has had at most, native memory included, as the kernel counted it.
public final class ProcessMemory {
    private ProcessMemory() {}

    /// @return the peak of resident memory in bytes, or 0 where the system does not tell
    public static long peak(long pid) {
        return peak(Path.of("/proc", Long.toString(pid), "status"));
    }

    /// The same for this process.
    public static long ownPeak() {
        return peak(Path.of("/proc/self/status"));
    }

    private static long peak(Path status) {
        try {
            for (var line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return 1024L * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            return 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
