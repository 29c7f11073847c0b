package org.havn;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.havn.access.DemoAccounts;
import org.havn.platform.database.DatabaseLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two nodes on one empty database, started at the same moment; then one is killed over a solve.
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class TwoNodesTests {
    private static final Pattern TOKEN =
            Pattern.compile("((?:name=\"(?:_csrf|command)\" value|<script nonce)=\")[^\"]+");
    private static final Pattern ROUND = Pattern.compile("href=\"(/work/rounds/[0-9a-f-]{36})\"");

    @Test
    void oneOfTwoNodesMayBeKilledAndTheOtherFinishesItsSolve() throws Exception {
        var owner = anEmptyDatabase();
        var oneFolder = SiteProcess.folder();
        var settings = Map.of(
                "HAVN_DATABASE_URL",
                address(owner),
                "HAVN_DEMO_ON_THIS_DATABASE",
                "yes",
                "HAVN_PLACEMENT_SECONDS",
                "6",
                // nodes of one database share its keys
                "HAVN_KEYS",
                oneFolder.resolve("keys").toString(),
                "HAVN_WRAPPING_KEY",
                oneFolder.resolve("wrapping-key").toString());
        var otherFolder = SiteProcess.folder();
        try (var one = SiteProcess.start("demo", oneFolder, settings);
                var other = SiteProcess.start("demo", otherFolder, settings)) {
            one.awaitReady();
            other.awaitReady();
            assertThat(count(owner, "select count(*) from placement.round")).isEqualTo(1);
            assertThat(count(owner, "select count(*) from cases.case_member")).isEqualTo(200);

            var atOne = signedIn(one);
            var atOther = atOne.at(other.port());
            for (var page : java.util.List.of("/work/programme", "/work/cases", "/work/communities", "/work/rounds")) {
                var answer = atOther.get(page);
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                assertThat(withoutToken(answer.body()))
                        .as(page)
                        .isEqualTo(withoutToken(atOne.get(page).body()));
            }

            var round = round(atOne);
            one.awaitThat("the reasons for the first plan", () -> !one.solves() && !other.solves());
            assertThat(atOne.post(round + "/solve").statusCode()).isEqualTo(302);
            one.awaitThat("a solver on either node", () -> one.solves() || other.solves());
            var dying = one.solves() ? one : other;
            var staying = one.solves() ? atOther : atOne;
            dying.kill();

            assertThat(staying.get(round).statusCode()).isEqualTo(200);
            (dying == one ? other : one)
                    .awaitThat(
                            "the plan by the other node",
                            () -> !staying.get(round).body().contains(round + "/stop"));
            assertThat(staying.get(round).body()).contains("begun anew after the machine that worked on it had ended");
            assertThat(count(
                            owner,
                            "select count(*) from placement.solve where number = 2 and attempt = 2"
                                    + " and state in ('FINISHED', 'ENDED_EARLY')"))
                    .isEqualTo(1);
        } finally {
            TestDatabase.delete(oneFolder);
            TestDatabase.delete(otherFolder);
        }
    }

    /// As an operator's administrator makes it (`docs/operating.md`): the owner may take on the application's role.
    private static DatabaseLogin anEmptyDatabase() throws SQLException {
        var server = TestDatabase.server();
        try (var connection = server.superuser().connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("grant havn_app to havn_owner");
            statement.execute("create database two_nodes owner havn_owner");
        }
        return server.access("two_nodes").owner();
    }

    private static String address(DatabaseLogin owner) {
        return owner.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + owner.user() + ":" + owner.password() + "@");
    }

    private static Visitor signedIn(SiteProcess site) {
        var account = DemoAccounts.ALL.getFirst();
        var visitor = site.visitor();
        assertThat(visitor.signIn(account.signInName(), account.password()).statusCode())
                .isEqualTo(302);
        return visitor;
    }

    private static String round(Visitor officer) {
        var found = ROUND.matcher(officer.get("/work/rounds").body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String withoutToken(String page) {
        return TOKEN.matcher(page).replaceAll("$1");
    }

    private static int count(DatabaseLogin login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute("select set_config('havn.own_work', 'test.count', false)");
            try (var row = statement.executeQuery(sql)) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
