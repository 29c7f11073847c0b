package org.havn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.havn.access.DemoAccounts;
import org.havn.access.DemoUnits;
import org.havn.platform.Ids;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// R2 in full, for `./havn drill`: three times as many requests as a node takes (`-Dhavn.drill.seconds=20`), and a disk
/// that is full (`-Dhavn.drill.disk-mb=1500`; wants the right to mount a tmpfs, and is skipped without).
@Tag("drill")
class OverloadDrill {
    private static final int AT_ONCE = 64;
    private static final Duration SOON = Duration.ofSeconds(15);

    @Test
    void threeTimesTheLoadIsServedOrSentAwaySoonAndNeverBroken() throws Exception {
        var folder = SiteProcess.folder();
        try (var site = SiteProcess.start("demo", folder, Map.of("HAVN_PLACEMENT_SECONDS", "2"))
                .awaitReady()) {
            var reader = signedIn(site, DemoAccounts.ALL.getFirst());
            assertThat(reader.get("/work/cases").statusCode()).isEqualTo(200);
            var seconds = Integer.getInteger("havn.drill.seconds", 20);
            var calm = load(reader, 16, seconds / 2);
            var crowd = load(reader, 3 * AT_ONCE, seconds);
            System.out.println("R2, 16 clients: " + calm);
            System.out.println("R2, " + 3 * AT_ONCE + " clients: " + crowd);

            assertThat(crowd.statuses().keySet()).isSubsetOf(200, 503);
            assertThat(crowd.statuses()).containsKey(200);
            assertThat(crowd.slowest()).isLessThan(SOON);
            assertThat(reader.get("/work/cases").statusCode()).isEqualTo(200);
        } finally {
            TestDatabase.delete(folder);
        }
    }

    @Test
    void onAFullDiskReadingGoesOnAndWritingIsRefusedUntilThereIsRoom() throws Exception {
        var folder = SiteProcess.folder();
        assumeThat(run(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + Integer.getInteger("havn.drill.disk-mb", 1_500) + "m",
                        "tmpfs",
                        folder.toString()))
                .as("the right to mount a tmpfs")
                .isTrue();
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            onTheDisk(folder);
        } finally {
            run("umount", "-l", folder.toString());
            TestDatabase.delete(folder);
        }
    }

    private static void onTheDisk(Path folder) throws Exception {
        try (var site = SiteProcess.start(
                        "demo", folder, Map.of("HAVN_PLACEMENT_SECONDS", "2", "HAVN_DISK_RESERVE_MB", "64"))
                .awaitReady()) {
            var administrator = signedIn(site, DemoAccounts.ALL.getLast());
            assertThat(open(administrator).statusCode()).isEqualTo(302);

            var ballast = folder.resolve("ballast");
            fill(ballast, 32);
            site.awaitThat("the refusal", () -> open(administrator).statusCode() == 503);
            var reads = new TreeMap<Integer, Integer>();
            for (int read = 0; read < 50; read++) {
                reads.merge(administrator.get("/work/accounts").statusCode(), 1, Integer::sum);
            }
            System.out.println("R2, disk below the reserve: reads " + reads + ", a write is refused with 503");
            assertThat(reads).containsOnlyKeys(200);

            fill(folder.resolve("more-ballast"), 0);
            var full = new TreeMap<Integer, Integer>();
            for (int read = 0; read < 50; read++) {
                full.merge(administrator.get("/work/accounts").statusCode(), 1, Integer::sum);
            }
            System.out.println("R2, disk full to the last byte: reads " + full);
            assertThat(full.keySet()).isSubsetOf(200, 503);

            Files.delete(ballast);
            Files.delete(folder.resolve("more-ballast"));
            var began = System.nanoTime();
            site.awaitThat("writing again", () -> open(administrator).statusCode() == 302);
            System.out.printf("R2, room again: a write goes through after %.1f s%n", (System.nanoTime() - began) / 1e9);
        }
    }

    /// What many clients at once were answered.
    private record Load(Map<Integer, Long> statuses, double perSecond, Duration slowest) {}

    private static Load load(Visitor reader, int clients, int seconds) throws InterruptedException {
        var statuses = new ConcurrentHashMap<Integer, AtomicLong>();
        var slowest = new AtomicLong();
        var until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        var threads = new ArrayList<Thread>();
        for (int client = 0; client < clients; client++) {
            threads.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() < until) {
                    var began = System.nanoTime();
                    var answer = reader.get("/work/cases");
                    slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
                    statuses.computeIfAbsent(answer.statusCode(), _ -> new AtomicLong())
                            .incrementAndGet();
                    if (answer.statusCode() == 503) {
                        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                    }
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        var counted = new TreeMap<Integer, Long>();
        statuses.forEach((status, count) -> counted.put(status, count.get()));
        return new Load(counted, counted.getOrDefault(200, 0L) / (double) seconds, Duration.ofNanos(slowest.get()));
    }

    /// Fills the disk until only so many megabytes are free.
    private static void fill(Path ballast, int megabytesLeft) throws IOException {
        var block = new byte[1 << 20];
        var store = Files.getFileStore(ballast.getParent());
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (store.getUsableSpace() > (long) megabytesLeft << 20) {
                out.write(block);
            }
        } catch (IOException full) {
            if (megabytesLeft > 0) {
                throw full;
            }
        }
    }

    private static HttpResponse<String> open(Visitor administrator) {
        return administrator.post(
                "/work/accounts",
                "name",
                "drill-" + Ids.next(),
                "displayName",
                "Somebody New",
                "password",
                "a sentence to remember",
                "roles",
                "AUDITOR",
                "unit",
                DemoUnits.PLACEMENT.value().toString(),
                "because",
                "A new colleague from Monday on");
    }

    private static Visitor signedIn(SiteProcess site, DemoAccounts.DemoAccount account) {
        var visitor = site.visitor();
        assertThat(visitor.signIn(account.signInName(), account.password()).statusCode())
                .isEqualTo(302);
        return visitor;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}
