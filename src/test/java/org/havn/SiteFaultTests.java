package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.havn.access.DemoAccounts;
import org.havn.access.TestDevice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// `kill -9` of a real site, at every moment that matters, and what stands there when it comes back.
///
/// The steps share one data folder and build on each other; each kill also checks that no process is left.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SiteFaultTests {
    private static final Map<String, String> SETTINGS = Map.of("HAVN_PLACEMENT_SECONDS", "6");
    private static final Pattern ROUND = Pattern.compile("href=\"(/work/rounds/[0-9a-f-]{36})\"");
    private static final Pattern PROPOSED = Pattern.compile("/work/rounds/[0-9a-f-]{36}/proposals/(HVN-26-\\d{6})");
    private static final Pattern SOLVE = Pattern.compile("name=\"solve\" value=\"([0-9a-f-]{36})\"");
    private static final Pattern COMMUNITY = Pattern.compile("name=\"community\" value=\"(\\d{4})\"");
    private static final String BECAUSE = "Written down before the light went out: ";

    private Path folder;

    /// What the step before left running.
    private @Nullable SiteProcess left;

    @BeforeAll
    void aFolder() throws IOException {
        folder = SiteProcess.folder();
    }

    @AfterAll
    void andAwayWithIt() throws Exception {
        if (left != null) {
            left.close();
        }
        TestDatabase.delete(folder);
    }

    private SiteProcess running() throws Exception {
        if (left == null || !left.isAlive()) {
            left = SiteProcess.start("demo", folder, SETTINGS).awaitReady();
        }
        return left;
    }

    private void killedAt(String moment) throws Exception {
        try (var site = SiteProcess.start("demo", folder, SETTINGS)) {
            site.await(moment);
            site.kill();
        }
    }

    @Test
    @Order(1)
    void aFirstStartThatIsKilledAgainAndAgainIsFinishedByTheNextOne() throws Exception {
        killedAt("tables of people");
        try (var site = SiteProcess.start("demo", folder, SETTINGS)) {
            site.await("Working out what is assumed");
            try (var watcher = site.database()) {
                holdUpTheLoad(watcher, site);
                site.kill(); // with persons and cases written and not one need
            }
        }
        try (var site = SiteProcess.start("demo", folder, SETTINGS)) {
            site.await("Placing the families");
            site.awaitThat("the solver", site::solves);
            site.kill();
        }
        var site = running();
        assertThat(site.count("select count(*) from cases.case_member")).isEqualTo(200);
        assertThat(site.count("select count(*) from placement.round")).isEqualTo(1);

        var officer = signedIn(site);
        var round = round(officer);
        site.awaitThat("the plan", () -> hasPlan(officer, round));

        assertThat(officer.get(round).body()).contains("begun anew after the machine that worked on it had ended");
        assertThat(site.count("select count(*) from placement.solve")).isEqualTo(1);
    }

    @Test
    @Order(2)
    void everyDecisionAndEveryImportThatWasAcknowledgedIsThereAfterAKill() throws Exception {
        var ledger = new ConcurrentHashMap<String, String>();
        var imported = ConcurrentHashMap.<String>newKeySet();
        try (var site = running()) {
            var officer = signedIn(site);
            var round = round(officer);
            var programme = programme(officer);
            var families = PROPOSED.matcher(officer.get(round).body())
                    .results()
                    .map(it -> it.group(1))
                    .distinct()
                    .toList();
            var work = Thread.ofVirtual()
                    .start(() -> SiteProcess.untilTheLightGoesOut(() -> {
                        for (int i = 0; i < families.size(); i++) {
                            accept(officer, round, families.get(i), ledger);
                            importFamily(officer, programme, "HVN-26-9%05d".formatted(i), imported);
                        }
                    }));
            site.awaitThat("a few answers", () -> (ledger.size() >= 4 && imported.size() >= 4) || !work.isAlive());
            site.kill();
            work.join();
        }
        assertThat(ledger).hasSizeGreaterThanOrEqualTo(4);
        assertThat(imported).hasSizeGreaterThanOrEqualTo(4);

        var officer = signedIn(running());
        ledger.forEach((household, because) -> assertThat(
                        officer.get("/work/cases/" + household).body())
                .as(household)
                .contains(because));
        for (var household : imported) {
            assertThat(officer.get("/work/cases/" + household).statusCode())
                    .as(household)
                    .isEqualTo(200);
        }
    }

    @Test
    @Order(3)
    void aSolveThatWasCutShortIsMadeAnewAndThePageSaysSo() throws Exception {
        String round;
        try (var site = running()) {
            var officer = signedIn(site);
            round = round(officer);
            assertThat(officer.post(round + "/solve").statusCode()).isEqualTo(302);
            site.awaitThat("the solver", site::solves);
            site.kill();
        }
        try (var site = SiteProcess.start("demo", folder, SETTINGS).awaitReady()) {
            var officer = signedIn(site);
            site.awaitThat(
                    "a word about it",
                    () -> officer.get(round).body().contains("is being made anew")
                            || officer.get(round).body().split("begun anew after", -1).length > 2);
            site.awaitThat("the plan", () -> hasPlan(officer, round));

            assertThat(site.count("select count(*) from placement.solve where number = 2 and attempt = 2"
                            + " and state in ('FINISHED', 'ENDED_EARLY')"))
                    .isEqualTo(1);
        }
    }

    @Test
    @Order(4)
    void theFirstAdministratorOfASiteForRealWorkSurvivesAKillRightAfterTheAnswer() throws Exception {
        var own = SiteProcess.folder();
        try {
            var device = new TestDevice();
            try (var site = SiteProcess.start("serve", own, SETTINGS).awaitReady()) {
                var link = site.await("/setup#").strip();
                var code = link.substring(link.indexOf('#') + 1);
                var visitor = site.visitor();
                var made = device.make(visitor, code, TestDevice.Lies.none(site.port()));
                var answer = visitor.post(
                        "/setup/passkey",
                        Stream.concat(
                                        Stream.of(made),
                                        Stream.of(
                                                "code",
                                                code,
                                                "passkeyName",
                                                "Key",
                                                "name",
                                                "kari",
                                                "displayName",
                                                "Kari Berg"))
                                .toArray(String[]::new));
                assertThat(answer.headers().firstValue("Location"))
                        .hasValueSatisfying(it -> assertThat(it).endsWith("/sign-in?made"));
                site.kill();
            }
            try (var site = SiteProcess.start("serve", own, SETTINGS).awaitReady()) {
                var visitor = site.visitor();
                var answer = visitor.post("/sign-in/passkey", device.sign(visitor, TestDevice.Lies.none(site.port())));
                assertThat(answer.headers().firstValue("Location"))
                        .hasValueSatisfying(it -> assertThat(it).endsWith("/work/accounts"));
            }
        } finally {
            TestDatabase.delete(own);
        }
    }

    /// Stops the load in the middle of its transaction, by holding a table that it comes to last.
    private static void holdUpTheLoad(java.sql.Connection watcher, SiteProcess site) throws SQLException {
        watcher.setAutoCommit(false);
        try (var statement = watcher.createStatement()) {
            statement.execute("lock table needs.need in access exclusive mode");
            site.awaitThat("the load at the needs", () -> {
                try (var waiting = statement.executeQuery("select count(*) from pg_locks l where not l.granted"
                        + " and l.relation = 'needs.need'::regclass")) {
                    return waiting.next() && waiting.getInt(1) > 0;
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            });
        }
    }

    private static Visitor signedIn(SiteProcess site) {
        var account = DemoAccounts.ALL.getFirst();
        var visitor = site.visitor();
        assertThat(visitor.signIn(account.signInName(), account.password()).statusCode())
                .isEqualTo(302);
        return visitor;
    }

    private static String round(Visitor officer) {
        return first(ROUND, officer.get("/work/rounds").body());
    }

    private static String programme(Visitor officer) {
        return first(
                Pattern.compile("<option value=\"([0-9a-f-]{36})\""),
                officer.get("/work/cases/import").body());
    }

    /// The newest solve is over and a plan is on the page.
    private static boolean hasPlan(Visitor officer, String round) {
        var page = officer.get(round).body();
        return PROPOSED.matcher(page).find() && page.contains("action=\"" + round + "/solve\"");
    }

    private static void accept(Visitor officer, String round, String household, Map<String, String> ledger) {
        var address = round + "/proposals/" + household;
        var page = officer.get(address).body();
        var community = COMMUNITY.matcher(page);
        if (!community.find()) {
            return; // the plan has no place for this family
        }
        var because = BECAUSE + household;
        var form = new LinkedHashMap<>(Map.of("solve", first(SOLVE, page), "community", community.group(1)));
        var answer = officer.post(
                address + "/acceptance",
                "solve",
                form.get("solve"),
                "community",
                form.get("community"),
                "because",
                because);
        if (answer.statusCode() == 302) {
            ledger.put(household, because);
        }
    }

    private static void importFamily(Visitor officer, String programme, String number, java.util.Set<String> imported) {
        var file = "case_number,person,given_name,family_name,birth,sex,relationship,origin,language\n" + number
                + ",1,Samira,Test,1990-02-01,FEMALE,PA,SY,ar\n";
        var answer = officer.upload("/work/cases/import/families", "families.csv", file, "programme", programme);
        if (answer.statusCode() == 200 && !answer.body().contains("class=\"problem")) {
            imported.add(number);
        }
    }

    private static String first(Pattern pattern, String page) {
        var found = pattern.matcher(page);
        assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
        return found.group(1);
    }
}
