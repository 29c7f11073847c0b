package org.havn.cases.errf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A batch larger than the memory of the process that reads it.
class LargeBatchTests {
    /// In full with -Dhavn.errf.cases=5000.
    private static final int CASES = Integer.getInteger("havn.errf.cases", 1200);

    private static final int HEAP = 32;

    @Test
    void aBatchIsReadInTheMemoryOfItsLargestCase(@TempDir Path folder) throws Exception {
        var file = folder.resolve("batch.xml");
        var forms = new InventedForms(3);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var writer = new ErrfWriter(out, false)) {
            for (int number = 1; number <= CASES; number++) {
                writer.write(forms.next(number));
            }
        }
        assertThat(Files.size(file)).isGreaterThan(10_000L * CASES);

        var check = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.havn.Havn",
                        "errf",
                        "check",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var told = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(check.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(told).contains("no problem found");
        assertThat(check.exitValue()).isZero();
    }
}
