package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Where an account is signed in, who may end that, and what the database knows of it.
@HavnTest
class SessionListTests {
    private static final String PASSWORD = "a sentence to remember";
    private static final Pattern ENDING = Pattern.compile("/work/account/sessions/([A-Za-z0-9_-]{36})/ending");

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private Grants grants;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private String name = "";
    private UUID account = new UUID(0, 0);

    @BeforeEach
    void somebody() {
        DemoAccounts.openIn(units, accounts);
        name = "tester-" + UUID.randomUUID();
        account = accounts.open(name, "A tester", PASSWORD, Set.of(Role.AUDITOR), DemoUnits.PLACEMENT);
    }

    @Test
    void everySessionIsListedAndThisOneIsMarked() {
        var here = signedIn();
        signedIn();
        signedIn();

        var page = here.get("/work/account").body();

        assertThat(ENDING.matcher(page).results()).hasSize(2);
        assertThat(Pattern.compile("This one").matcher(page).results()).hasSize(1);
    }

    @Test
    void aSessionThatIsEndedElsewhereOpensNothing() {
        var here = signedIn();
        var lost = signedIn();

        here.post("/work/account/sessions/" + keys(here).getFirst() + "/ending");

        assertThat(lost.get("/work/reference").statusCode()).isEqualTo(302);
        assertThat(here.get("/work/reference").statusCode()).isEqualTo(200);
        assertThat(keys(here)).isEmpty();
    }

    @Test
    void allOthersEndAtOnceAndThisOneStays() {
        var here = signedIn();
        var others = List.of(signedIn(), signedIn());

        here.post("/work/account/sessions/ending-others");

        assertThat(others).allMatch(it -> it.get("/work/reference").statusCode() == 302);
        assertThat(here.get("/work/reference").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyEndsASessionOfSomebodyElse() {
        var here = signedIn();
        var elsewhere = signedIn();
        var stranger = new Visitor(port);
        stranger.signIn("solveig", "auditor-demo-only");

        stranger.post("/work/account/sessions/" + keys(here).getFirst() + "/ending");

        assertThat(elsewhere.get("/work/reference").statusCode()).isEqualTo(200);
    }

    @Test
    void anAdministratorEndsAllSessionsOfAnAccountAndItIsOnRecord() {
        var visitors = List.of(signedIn(), signedIn());
        var administrator = new Visitor(port);
        administrator.signIn("admin", "administrator-demo-only");

        administrator.post("/work/accounts/" + account + "/sessions/ending");

        assertThat(visitors).allMatch(it -> it.get("/work/reference").statusCode() == 302);
        assertThat(jdbc.sql("""
                        select detail ->> 'count' from audit.event
                         where act = 'access.sessions.ended' and object_id = :account
                        """)
                        .param("account", account.toString())
                        .query(String.class)
                        .list())
                .containsExactly("2");
    }

    @Test
    void losingARoleOrTheAccountEndsItsSessions() {
        var loses = signedIn();
        grants.end(grants.heldBy(account).getFirst().id(), "moved to another task", "a test");
        assertThat(loses.get("/work/account").statusCode()).isEqualTo(302);

        var closed = signedIn();
        var administrator = new Visitor(port);
        administrator.signIn("admin", "administrator-demo-only");
        administrator.post("/work/accounts/" + account + "/closing");

        assertThat(closed.get("/work/account").statusCode()).isEqualTo(302);
        assertThat(jdbc.sql("select count(*) from access.session where principal_name = :account")
                        .param("account", account.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoReadsTheDatabaseCannotGoOnAsSomebody() {
        var cookie = signIn().headers().allValues("set-cookie").stream()
                .filter(it -> it.startsWith("havn-session="))
                .map(it -> it.substring("havn-session=".length(), it.indexOf(';')))
                .findFirst()
                .orElseThrow();
        var secret = new String(Base64.getDecoder().decode(cookie), java.nio.charset.StandardCharsets.UTF_8);
        var kept = jdbc.sql("select session_id from access.session")
                .query(String.class)
                .list();

        assertThat(kept).contains(HashedSessions.key(secret)).doesNotContain(secret, cookie);
        assertThat(opens(cookie)).isEqualTo(200);
        assertThat(kept).allMatch(it -> opens(it) == 302 && opens(encoded(it)) == 302);
    }

    @Test
    void signingInGivesTheSessionANewSecret() {
        var visitor = new Visitor(port);
        var before = visitor.post("/passkeys/challenge", "to", "prove");

        var after = visitor.signIn(name, PASSWORD);

        assertThat(session(before)).isNotEmpty();
        assertThat(session(after)).isNotEmpty().isNotEqualTo(session(before));
        assertThat(opens(session(before))).isEqualTo(302);
    }

    @Test
    void clickingThroughPagesWritesASessionsLastUseEveryHalfMinuteOnly() {
        var here = signedIn();

        lastUsed(-20);
        here.get("/work/reference");
        assertThat(secondsSinceLastUse()).isGreaterThanOrEqualTo(20);

        lastUsed(-31);
        here.get("/work/reference");
        assertThat(secondsSinceLastUse()).isLessThan(20);
    }

    private void lastUsed(int seconds) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                update access.session set last_access_time = (extract(epoch from clock_timestamp()) + :seconds) * 1000
                 where principal_name = :account
                """)
                .param("seconds", seconds)
                .param("account", account.toString())
                .update());
    }

    private long secondsSinceLastUse() {
        return jdbc.sql("""
                select floor(extract(epoch from clock_timestamp()) - last_access_time / 1000)
                  from access.session where principal_name = :account
                """)
                .param("account", account.toString())
                .query(Long.class)
                .single();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private int opens(String cookie) {
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            var request = java.net.http.HttpRequest.newBuilder(
                            java.net.URI.create("http://localhost:" + port + "/work/reference"))
                    .header("Cookie", "havn-session=" + cookie)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String session(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(it -> it.startsWith("havn-session="))
                .map(it -> it.substring("havn-session=".length(), it.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    private HttpResponse<String> signIn() {
        return new Visitor(port).signIn(name, PASSWORD);
    }

    private Visitor signedIn() {
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        return visitor;
    }

    private static List<String> keys(Visitor visitor) {
        return ENDING.matcher(visitor.get("/work/account").body())
                .results()
                .map(it -> it.group(1))
                .toList();
    }
}
