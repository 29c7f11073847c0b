package org.havn.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.havn.HavnTest;
import org.havn.audit.log.SignedHead;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

/// The running house: what is recorded is numbered, signed and witnessed without anybody asking.
@HavnTest
@Import(TestActs.class)
class KeeperTests {
    @Autowired
    private AuditTrail trail;

    @Autowired
    private MeterRegistry metrics;

    @Value("${havn.audit.folder}")
    private Path folder;

    @Test
    void anEventGetsItsPlaceItsHeadAndItsWitness() throws IOException {
        var somebody = UUID.randomUUID();
        trail.opened(AuditEvent.by(somebody, TestActs.READ, "thing", 1));

        eventually(() -> trail.find(new TrailQuestion(null, somebody, null, null, null, 1, 5)).entries().stream()
                .allMatch(entry -> entry.leaf() != null));
        eventually(() -> gauge("havn.audit.leaves") >= 1 && gauge("havn.audit.waiting") == 0);
        eventually(() -> Files.isDirectory(folder.resolve("witness")));
        eventually(() -> gauge("havn.audit.witness.behind.seconds") == 0);

        assertThat(gauge("havn.audit.head.age.seconds")).isNotNegative();
        try (var files = Files.list(folder.resolve("witness"))) {
            assertThat(files.filter(it -> it.toString().endsWith(".txt")).toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(
                                    SignedHead.parse(Files.readString(file)).size())
                            .isPositive());
        }
    }

    private double gauge(String name) {
        return metrics.get(name).gauge().value();
    }

    private static void eventually(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
