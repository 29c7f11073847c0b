package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.havn.access.DemoAccounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// SECURITY.md, R1, in full: `kill -9` of the application, of its database or of both at a random moment under load,
/// again and again on one folder, with a ledger of what was acknowledged on the clients' side. The short form is
/// `SiteFaultTests`.
@Tag("drill")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillDrillTests {
    private static final int WRITERS = 4;
    private static final long SEED = Long.getLong("havn.drill.seed", 26);
    private static final Duration READY = Duration.ofSeconds(10);
    private static final Pattern PROGRAMME = Pattern.compile("<option value=\"([0-9a-f-]{36})\"");

    private final Random random = new Random(SEED);
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Boolean> sent = new ConcurrentHashMap<>();
    private final List<Long> readyAfter = new ArrayList<>();
    private Path folder = Path.of("");

    /// What is killed.
    private enum Victim {
        APPLICATION,
        DATABASE,
        BOTH
    }

    @BeforeAll
    void aSiteWithItsDemonstration() throws IOException {
        folder = SiteProcess.folder();
        try (var site = SiteProcess.start("demo", folder, Map.of("HAVN_PLACEMENT_SECONDS", "2"))) {
            site.awaitReady();
        }
    }

    @AfterAll
    void andAwayWithIt() {
        TestDatabase.delete(folder);
    }

    @Test
    void nothingThatWasAcknowledgedIsLost() throws Exception {
        var kills = Drill.upTo("havn.drill.kills", 3, 1_000);
        var killed = new EnumMap<Victim, Integer>(Victim.class);
        while (kills.more()) {
            var victim = Victim.values()[random.nextInt(3)];
            killed.merge(victim, 1, Integer::sum);
            underLoad(victim);
        }
        var lost = lost();
        Collections.sort(readyAfter);
        kills.tell(
                "R1",
                "kills",
                "%d of the application, %d of its database, %d of both; %,d writes sent, %,d acknowledged, %d lost, %d doubled; ready after %d ms in the middle, %d ms at most"
                        .formatted(
                                killed.getOrDefault(Victim.APPLICATION, 0),
                                killed.getOrDefault(Victim.DATABASE, 0),
                                killed.getOrDefault(Victim.BOTH, 0),
                                sent.size(),
                                acknowledged.size(),
                                lost,
                                doubled(),
                                readyAfter.get(readyAfter.size() / 2),
                                readyAfter.getLast()));

        assertThat(lost).isZero();
        assertThat(doubled()).isZero();
        assertThat(acknowledged).isNotEmpty();
        assertThat(Duration.ofMillis(readyAfter.getLast())).as("ready again").isLessThanOrEqualTo(READY);
    }

    private void underLoad(Victim victim) throws Exception {
        var begun = System.nanoTime();
        try (var site = SiteProcess.start("demo", folder, Map.of("HAVN_PLACEMENT_SECONDS", "2"))) {
            site.awaitReady();
            readyAfter.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            var before = acknowledged.size();
            var writers = new ArrayList<Thread>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(Thread.ofVirtual().start(() -> write(site)));
            }
            site.awaitThat("a few answers", () -> acknowledged.size() > before + WRITERS);
            Thread.sleep(random.nextInt(1_500));
            if (victim != Victim.APPLICATION) {
                killDatabase();
                Thread.sleep(victim == Victim.DATABASE ? 500 : 0);
            }
            site.kill();
            for (var writer : writers) {
                writer.join();
            }
        }
    }

    /// One family after the other, until nobody answers.
    private void write(SiteProcess site) {
        try {
            var account = DemoAccounts.ALL.getFirst();
            var visitor = site.visitor();
            visitor.signIn(account.signInName(), account.password());
            var found = PROGRAMME.matcher(visitor.get("/work/cases/import").body());
            while (found.find()) {
                var programme = found.group(1);
                while (true) {
                    var family = "HVN-27-%06d".formatted(number.incrementAndGet());
                    sent.put(family, true);
                    var answer = visitor.upload(
                            "/work/cases/import/families",
                            "families.csv",
                            """
                            case_number,person,given_name,family_name,birth,sex,relationship,origin,language
                            %s,1,Samira,Test,1990-02-01,FEMALE,PA,SY,ar
                            """.formatted(family),
                            "programme",
                            programme);
                    if (answer.statusCode() >= 500) {
                        return;
                    }
                    if (answer.statusCode() == 200 && !answer.body().contains("class=\"problem")) {
                        acknowledged.put(family, true);
                    }
                }
            }
        } catch (UncheckedIOException dark) {
            // as it should be
        }
    }

    private void killDatabase() throws IOException {
        var pid = Long.parseLong(Files.readAllLines(folder.resolve("postgresql/data/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private int lost() throws Exception {
        return count("select count(*) from unnest(?::text[]) as it (number)"
                + " where (select count(*) from cases.case_member m where m.case_number = it.number) <> 1");
    }

    private int doubled() throws Exception {
        return count("select count(*) from (select m.case_number from cases.case_member m"
                + " where m.case_number = any (?::text[]) group by 1 having count(*) > 1) as doubled");
    }

    private int count(String sql) throws Exception {
        try (var site = SiteProcess.start("demo", folder, Map.of("HAVN_PLACEMENT_SECONDS", "2"))) {
            site.awaitReady();
            try (var connection = site.database();
                    var statement = connection.prepareStatement(sql)) {
                statement.setArray(
                        1,
                        connection.createArrayOf("text", acknowledged.keySet().toArray()));
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
