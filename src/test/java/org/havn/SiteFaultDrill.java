package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.havn.access.DemoAccounts;
import org.havn.access.DemoUnits;
import org.havn.platform.Ids;
import org.havn.platform.database.BundledPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// The kills that take long: of the database alone, between commit and answer, and a restore after them.
///
/// The steps share one data folder and build on each other.
@Tag("drill")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SiteFaultDrill {
    private static final Map<String, String> SETTINGS = Map.of("HAVN_PLACEMENT_SECONDS", "6");

    private Path folder;

    @BeforeAll
    void aFolder() throws IOException {
        folder = SiteProcess.folder();
    }

    @AfterAll
    void andAwayWithIt() {
        TestDatabase.delete(folder);
    }

    private void killedAt(String moment) throws Exception {
        try (var site = SiteProcess.start("demo", folder, SETTINGS)) {
            site.await(moment);
            site.kill();
        }
    }

    /// At the moments between those of [SiteFaultTests].
    @Test
    @Order(4)
    void soIsOneThatIsKilledEarlierOrLater() throws Exception {
        TestDatabase.delete(folder);
        folder = SiteProcess.folder();
        killedAt("Database: making a new one");
        killedAt("tables of people");
        killedAt("Schools");
        try (var site = SiteProcess.start("demo", folder, SETTINGS).awaitReady()) {
            assertThat(site.count("select count(*) from cases.case_member")).isEqualTo(200);
        }
    }

    /// R1 where the application lives on; as many kills of each kind as there is time for are [SiteKillDrill]'s.
    @Test
    @Order(1)
    void aDatabaseThatIsKilledComesBackByItselfWithAllThatWasAcknowledged() throws Exception {
        var outcome =
                new KillLoop(folder, SETTINGS, 7).run(List.of(KillLoop.Victim.DATABASE, KillLoop.Victim.DATABASE));
        Drill.figure("R1, its database alone", outcome.toString());

        assertThat(outcome.lost()).isZero();
        assertThat(outcome.duplicates()).isZero();
        assertThat(outcome.acknowledged()).isPositive();
        assertThat(outcome.answers().keySet())
                .as("what those heard who wrote meanwhile; 403 who got no form to begin with")
                .isSubsetOf(200, 302, 403, 503);
        assertThat(outcome.databases()).allMatch(it -> it.compareTo(Duration.ofSeconds(30)) < 0);
    }

    /// Between commit and answer: the database is kept busy at its commit, the site is frozen meanwhile and never
    /// hears the end of it. Whoever sends the same command again is answered, and nothing is done twice.
    @Test
    @Order(2)
    void aCommandThatWasCommittedAndNeverAnsweredIsAnsweredWhenItComesAgain() throws Exception {
        var key = Ids.next().toString();
        var name = "frozen-" + key;
        try (var site = SiteProcess.start("demo", folder, SETTINGS).awaitReady()) {
            try (var database = site.database();
                    var statement = database.createStatement()) {
                statement.execute("""
                        create or replace function public.slowly() returns trigger language plpgsql as $$
                        begin perform pg_sleep(3); return null; end $$""");
                statement.execute("create constraint trigger slowly after insert on access.account"
                        + " deferrable initially deferred for each row execute function public.slowly()");
                var visitor = administrator(site);
                var sending = Thread.ofVirtual()
                        .start(() -> SiteProcess.untilTheLightGoesOut(() -> openAccount(visitor, key, name)));
                site.awaitThat("the commit", () -> {
                    try (var row = statement.executeQuery(
                            "select count(*) from pg_stat_activity where wait_event = 'PgSleep'")) {
                        return row.next() && row.getInt(1) > 0;
                    } catch (SQLException failed) {
                        throw new IllegalStateException(failed);
                    }
                });
                site.freeze();
                site.awaitThat("the end of the commit", () -> {
                    try (var row = statement.executeQuery(
                            "select count(*) from access.account where sign_in_name = '" + name + "'")) {
                        return row.next() && row.getInt(1) == 1;
                    } catch (SQLException failed) {
                        throw new IllegalStateException(failed);
                    }
                });
                statement.execute("drop trigger slowly on access.account");
                site.kill();
                sending.join();
            }
        }
        try (var site = SiteProcess.start("demo", folder, SETTINGS).awaitReady()) {
            var answer = openAccount(administrator(site), key, name);

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("location"))
                    .hasValueSatisfying(it -> assertThat(it).endsWith("/work/seconds"));
            assertThat(site.count("select count(*) from audit.event e join access.account a on e.object_id = a.id::text"
                            + " where e.act = 'access.account.opened' and a.sign_in_name = '" + name + "'"))
                    .isEqualTo(1);
        }
    }

    /// R3: what was backed up after all those kills restores with the same rows and the same log under the same head.
    @Test
    @Order(3)
    void aRestoredSiteHasTheSameRowsAndTheSameHead() throws Exception {
        assertThat(Havn.commandLine().execute("backup", "--data", folder.toString()))
                .isZero();
        var target = SiteProcess.folder();
        try {
            var data = target.resolve("data");
            assertThat(Havn.commandLine().execute("restore", data.toString(), "--data", folder.toString()))
                    .isZero();

            var before = state(folder);
            assertThat(before.get("newest head")).contains("\n");
            assertThat(before.get("audit.leaf")).isNotEqualTo("0");
            assertThat(state(data)).isEqualTo(before);
            Drill.figure(
                    "R3",
                    "%d tables, the log's leaves and nodes and its newest head are the same"
                            .formatted(before.size() - 3));
        } finally {
            TestDatabase.delete(target);
        }
    }

    /// Rows of every table, the newest signed head, and every leaf and inner node of the log as one hash.
    private static Map<String, String> state(Path data) throws Exception {
        var state = new TreeMap<String, String>();
        try (var server = BundledPostgres.start(data.resolve("postgresql"), _ -> {});
                var connection = server.superuser().connect();
                var statement = connection.createStatement()) {
            var questions = new TreeMap<>(Map.of(
                    "newest head", "select note from audit.head order by size desc limit 1",
                    "leaves", "select md5(string_agg(hash::text, ',' order by number)) from audit.leaf",
                    "nodes", "select md5(string_agg(hash::text, ',' order by level, position)) from audit.node"));
            try (var tables = statement.executeQuery("""
                    select table_schema || '.' || table_name from information_schema.tables
                     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""")) {
                while (tables.next()) {
                    questions.put(tables.getString(1), "select count(*) from " + tables.getString(1));
                }
            }
            for (var question : questions.entrySet()) {
                try (var row = statement.executeQuery(question.getValue())) {
                    state.put(question.getKey(), row.next() ? String.valueOf(row.getString(1)) : "none");
                }
            }
        }
        return state;
    }

    private static java.net.http.HttpResponse<String> openAccount(Visitor visitor, String key, String name) {
        return visitor.post(
                "/work/accounts",
                "command",
                key,
                "name",
                name,
                "displayName",
                "Somebody New",
                "password",
                "a sentence to remember",
                "roles",
                "AUDITOR",
                "unit",
                DemoUnits.PLACEMENT.value().toString(),
                "because",
                "Written down before the light went out");
    }

    private static Visitor administrator(SiteProcess site) {
        var visitor = site.visitor();
        var account = DemoAccounts.ALL.getLast();
        assertThat(visitor.signIn(account.signInName(), account.password()).statusCode())
                .isEqualTo(302);
        return visitor;
    }
}
