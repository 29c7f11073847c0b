package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.havn.access.DemoAccounts;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.platform.Ids;

/// SECURITY.md, R1: `kill -9` of the application, of its database or of both, at random moments under load, with a
/// ledger
/// that the clients keep: what was acknowledged has to be there, and nothing twice.
///
/// A client that heard nothing sends the same command again under the same key, until it hears something.
final class KillLoop {
    private static final int CLIENTS = 3;
    private static final String PASSWORD = "a sentence to remember";

    private final Path folder;
    private final Map<String, String> settings;
    private final Random random;
    private final Queue<Command> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Command> inDoubt = new ConcurrentLinkedQueue<>();
    private final List<Duration> untilReady = new ArrayList<>();
    private int sentAgain;

    KillLoop(Path folder, Map<String, String> settings, long seed) {
        this.folder = folder;
        this.settings = settings;
        this.random = new Random(seed);
    }

    /// What is killed.
    enum Victim {
        APPLICATION,
        DATABASE,
        BOTH
    }

    /// One account to open, under the key that its sender made.
    private record Command(String key, String name) {}

    /// What came of it.
    ///
    /// @param lost acknowledged and not there
    /// @param duplicates done more than once
    record Outcome(int kills, int acknowledged, int sentAgain, int lost, int duplicates, Duration slowestStart) {
        @Override
        public String toString() {
            return "kills %d, acknowledged %d, sent again %d, lost %d, duplicates %d, slowest start %.1f s"
                    .formatted(kills, acknowledged, sentAgain, lost, duplicates, slowestStart.toMillis() / 1000.0);
        }
    }

    /// Kills as often, each time a random victim at a random moment, and counts in the end.
    Outcome run(int kills) throws Exception {
        @org.jspecify.annotations.Nullable SiteProcess site = null;
        try {
            for (int kill = 0; kill < kills; kill++) {
                var victim = Victim.values()[random.nextInt(Victim.values().length)];
                if (site == null) {
                    site = start();
                }
                strike(site, victim);
                if (victim != Victim.DATABASE) {
                    site = null;
                }
            }
            if (site == null) {
                site = start();
            }
            sendAgain(administrator(site));
            return count(site, kills);
        } finally {
            if (site != null) {
                site.close();
            }
        }
    }

    private SiteProcess start() throws IOException {
        var began = System.nanoTime();
        var site = SiteProcess.start("demo", folder, settings).awaitReady();
        untilReady.add(Duration.ofNanos(System.nanoTime() - began));
        return site;
    }

    /// Work by a few clients, and a kill in the midst of it.
    private void strike(SiteProcess site, Victim victim) throws Exception {
        var dark = new AtomicBoolean();
        sendAgain(administrator(site));
        var clients = new ArrayList<Thread>();
        for (int client = 0; client < CLIENTS; client++) {
            var visitor = administrator(site);
            clients.add(Thread.ofVirtual().start(() -> work(visitor, dark)));
        }
        TimeUnit.MILLISECONDS.sleep(100 + random.nextInt(1_500));
        switch (victim) {
            case APPLICATION -> site.kill();
            case DATABASE -> site.killDatabase();
            case BOTH -> {
                site.killDatabase();
                site.kill();
            }
        }
        if (victim == Victim.DATABASE) {
            var began = System.nanoTime();
            site.awaitThat("the database again", () -> answers(site));
            untilReady.add(Duration.ofNanos(System.nanoTime() - began));
        }
        dark.set(true);
        for (var client : clients) {
            client.join();
        }
    }

    private void work(Visitor visitor, AtomicBoolean dark) {
        while (!dark.get()) {
            var command = new Command(Ids.next().toString(), "ledger-" + Ids.next());
            if (!send(visitor, command)) {
                inDoubt.add(command);
            }
        }
    }

    private boolean send(Visitor visitor, Command command) {
        try {
            var answer = visitor.post(
                    "/work/accounts",
                    "command",
                    command.key(),
                    "name",
                    command.name(),
                    "displayName",
                    "Somebody New",
                    "password",
                    PASSWORD,
                    "roles",
                    "AUDITOR",
                    "unit",
                    DemoUnits.PLACEMENT.value().toString(),
                    "because",
                    "Written down before the light went out");
            if (answer.statusCode() == 302
                    && answer.headers().firstValue("location").orElse("").endsWith("/work/seconds")) {
                acknowledged.add(command);
                return true;
            }
            return false;
        } catch (UncheckedIOException lightOut) {
            return false;
        }
    }

    /// Whoever heard nothing asks again, with the key of before.
    private void sendAgain(Visitor visitor) {
        var open = List.copyOf(inDoubt);
        inDoubt.clear();
        for (var command : open) {
            sentAgain++;
            if (!send(visitor, command)) {
                inDoubt.add(command);
            }
        }
    }

    private Outcome count(SiteProcess site, int kills) throws SQLException, IOException {
        assertThat(inDoubt).as("what is still in doubt when all is calm").isEmpty();
        int lost = 0;
        int duplicates = 0;
        try (var connection = site.database();
                var statement = connection.prepareStatement("""
                        select count(*) from audit.event e join access.account a on e.object_id = a.id::text
                         where e.act = 'access.account.opened' and a.sign_in_name = ?""")) {
            for (var command : acknowledged) {
                statement.setString(1, command.name());
                try (var row = statement.executeQuery()) {
                    row.next();
                    if (row.getInt(1) == 0) {
                        lost++;
                    } else if (row.getInt(1) > 1) {
                        duplicates++;
                    }
                }
            }
        }
        return new Outcome(
                kills,
                acknowledged.size(),
                sentAgain,
                lost,
                duplicates,
                untilReady.stream().max(Duration::compareTo).orElse(Duration.ZERO));
    }

    private static boolean answers(SiteProcess site) {
        try {
            return site.visitor().get("/actuator/health").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static Visitor administrator(SiteProcess site) {
        var account = DemoAccounts.ALL.stream()
                .filter(it -> it.role() == Role.ADMINISTRATOR)
                .findFirst()
                .orElseThrow();
        var visitor = site.visitor();
        // right after a kill of the database a first try may still hear 503
        site.awaitThat("a sign-in", () -> {
            try {
                return visitor.signIn(account.signInName(), account.password()).statusCode() == 302;
            } catch (UncheckedIOException notYet) {
                return false;
            }
        });
        return visitor;
    }
}
