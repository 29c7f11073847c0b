package org.havn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.havn.KillLedger.Write;
import org.havn.access.Role;
import org.jspecify.annotations.Nullable;

/// SECURITY.md, R1: `kill -9` of the application, of its database or of both, at random moments under load, with a
/// ledger that the clients keep: what was acknowledged has to be there, and nothing twice.
///
/// Two clients open accounts and two bring families. One that heard nothing sends the same command again under the same
/// key, until it hears something.
final class KillLoop {
    private static final List<Role> CLIENTS =
            List.of(Role.ADMINISTRATOR, Role.PLACEMENT_OFFICER, Role.ADMINISTRATOR, Role.PLACEMENT_OFFICER);

    private final Path folder;
    private final Map<String, String> settings;
    private final Random random;
    private final Queue<Write> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Write> inDoubt = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger steps = new AtomicInteger();
    private final Map<Victim, Integer> killed = new EnumMap<>(Victim.class);
    private final List<Duration> untilReady = new ArrayList<>();
    private final List<Duration> untilDatabase = new ArrayList<>();
    private int sentAgain;

    KillLoop(Path folder, Map<String, String> settings, long seed) {
        this.folder = folder;
        this.settings = new HashMap<>(settings);
        this.settings.put("HAVN_ACTSOFWEIGHTAMINUTE", "0"); // these clients are faster than people
        this.random = new Random(seed);
    }

    /// What is killed.
    enum Victim {
        APPLICATION,
        DATABASE,
        BOTH
    }

    /// What came of it.
    ///
    /// @param steps writes that were sent, again or for the first time
    /// @param lost acknowledged and not there
    /// @param duplicates done more than once
    /// @param answers how often each status was heard, by clients that write
    /// @param starts from `kill -9` of a site to its next readiness, in order of length
    /// @param databases from `kill -9` of a database below a living site until the site is ready again
    record Outcome(
            Map<Victim, Integer> killed,
            int steps,
            int acknowledged,
            int sentAgain,
            int lost,
            int duplicates,
            Map<Integer, Integer> answers,
            List<Duration> starts,
            List<Duration> databases) {

        @Override
        public String toString() {
            return ("kills %d %s, steps %,d, acknowledged %,d, sent again %d, lost %d, duplicates %d, answers %s;"
                            + " site ready after %s, after its database alone was killed %s")
                    .formatted(
                            killed.values().stream().mapToInt(it -> it).sum(),
                            killed,
                            steps,
                            acknowledged,
                            sentAgain,
                            lost,
                            duplicates,
                            answers,
                            middleAndMost(starts),
                            middleAndMost(databases));
        }

        private static String middleAndMost(List<Duration> sorted) {
            return sorted.isEmpty()
                    ? "(never)"
                    : "%.1f s in the middle, %.1f s at most"
                            .formatted(
                                    sorted.get(sorted.size() / 2).toMillis() / 1000.0,
                                    sorted.getLast().toMillis() / 1000.0);
        }
    }

    /// Kills as long as there is more to do, each time a random victim at a random moment, and counts in the end.
    Outcome run(BooleanSupplier more) throws Exception {
        return run(more, () -> Victim.values()[random.nextInt(Victim.values().length)]);
    }

    /// Kills these, one after the other, and counts in the end.
    Outcome run(List<Victim> victims) throws Exception {
        var left = victims.iterator();
        return run(left::hasNext, left::next);
    }

    private Outcome run(BooleanSupplier more, java.util.function.Supplier<Victim> victims) throws Exception {
        @Nullable SiteProcess site = SiteProcess.start("demo", folder, settings).awaitReady();
        try {
            while (more.getAsBoolean()) {
                var victim = victims.get();
                killed.merge(victim, 1, Integer::sum);
                if (site == null) {
                    site = startedAgain();
                }
                strike(site, victim);
                if (victim != Victim.DATABASE) {
                    site = null;
                }
            }
            if (site == null) {
                site = startedAgain();
            }
            var last = site;
            last.awaitThat("an answer to everybody; heard until now " + answers, () -> {
                sendAgain(last);
                return inDoubt.isEmpty();
            });
            return count(site);
        } finally {
            if (site != null) {
                site.close();
            }
        }
    }

    private SiteProcess startedAgain() throws IOException {
        var began = System.nanoTime();
        var site = SiteProcess.start("demo", folder, settings).awaitReady();
        untilReady.add(Duration.ofNanos(System.nanoTime() - began));
        return site;
    }

    /// Work by a few clients, and a kill in the midst of it.
    private void strike(SiteProcess site, Victim victim) throws Exception {
        var dark = new AtomicBoolean();
        sendAgain(site);
        var clients = new ArrayList<Thread>();
        for (var role : CLIENTS) {
            var visitor = KillLedger.signedIn(site, role);
            clients.add(Thread.ofVirtual().start(() -> work(site, visitor, role, dark)));
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
            site.awaitThat("the database again", site::isReady);
            untilDatabase.add(Duration.ofNanos(System.nanoTime() - began));
        }
        dark.set(true);
        for (var client : clients) {
            client.join();
        }
    }

    private void work(SiteProcess site, Visitor visitor, Role role, AtomicBoolean dark) {
        @Nullable String programme = null;
        while (!dark.get()) {
            try {
                if (role == Role.PLACEMENT_OFFICER && programme == null) {
                    programme = KillLedger.programme(visitor);
                }
            } catch (UncheckedIOException lightOut) {
                return;
            }
            var write = programme == null ? KillLedger.anAccount() : KillLedger.aFamily(programme);
            if (!send(visitor, write)) {
                inDoubt.add(write);
                if (!site.isAlive()) {
                    return;
                }
            }
        }
    }

    private boolean send(Visitor visitor, Write write) {
        steps.incrementAndGet();
        try {
            var answer = write.send(visitor);
            answers.merge(answer.statusCode(), 1, Integer::sum);
            if (write.acknowledgedBy(answer)) {
                acknowledged.add(write);
                return true;
            }
        } catch (UncheckedIOException lightOut) {
            // it may have happened, or not
        }
        return false;
    }

    /// Whoever heard nothing asks again, with the key of before.
    private void sendAgain(SiteProcess site) {
        var open = List.copyOf(inDoubt);
        inDoubt.clear();
        var visitors = new EnumMap<Role, Visitor>(Role.class);
        for (var write : open) {
            sentAgain++;
            if (!send(visitors.computeIfAbsent(write.by(), it -> KillLedger.signedIn(site, it)), write)) {
                inDoubt.add(write);
            }
        }
    }

    private Outcome count(SiteProcess site) throws SQLException, IOException {
        int lost = 0;
        int duplicates = 0;
        try (var connection = site.database()) {
            for (var write : acknowledged) {
                var times = write.timesDone(connection);
                lost += times == 0 ? 1 : 0;
                duplicates += times > 1 ? 1 : 0;
            }
        }
        Collections.sort(untilReady);
        Collections.sort(untilDatabase);
        return new Outcome(
                killed,
                steps.get(),
                acknowledged.size(),
                sentAgain,
                lost,
                duplicates,
                new TreeMap<>(answers),
                untilReady,
                untilDatabase);
    }
}
