package org.havn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.access.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A command is done once, however often it is sent (SECURITY.md, 11).
@HavnTest
class CommandsTests {
    private static final String PASSWORD = "a sentence to remember";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private AnsweredCommands commands;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Visitor administrator = new Visitor(0);

    @BeforeEach
    void anAdministrator() {
        DemoAccounts.openIn(units, accounts);
        administrator = signedIn();
    }

    @Test
    void aDoubleClickOpensOneAccountAndBothAreToldTheSame() throws Exception {
        var key = Ids.next();
        var name = name();
        var answers = new ArrayList<HttpResponse<String>>();
        try (var clicks = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Future<HttpResponse<String>>>();
            for (int click = 0; click < 5; click++) {
                sent.add(clicks.submit(() -> open(key, name)));
            }
            for (var one : sent) {
                answers.add(one.get());
            }
        }

        assertThat(answers)
                .allMatch(it -> it.statusCode() == 302)
                .allMatch(it -> location(it).endsWith("/work/seconds"));
        assertThat(opened(name)).isOne();
    }

    @Test
    void whoeverLostTheAnswerSendsItAgainAndNothingIsDoneTwice() throws Exception {
        var key = Ids.next();
        var name = name();
        administrator.postAndHangUp("/work/accounts", fields(key, name));

        var answer = open(key, name);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).endsWith("/work/seconds");
        assertThat(opened(name)).isOne();
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        var key = Ids.next();
        var name = name();
        assertThat(open(key, name).statusCode()).isEqualTo(302);

        var other = name();
        var answer = open(key, other);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("sent before, with other content");
        assertThat(opened(other)).isZero();
    }

    @Test
    void oneAccountsKeyMeansNothingToAnother() {
        var key = Ids.next();
        open(key, name());

        var name = name();
        var answer = signedIn().post("/work/accounts", fields(key, name));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(opened(name)).isOne();
    }

    @Test
    void whatWasRefusedMayBeMendedUnderTheSameKey() {
        var taken = name();
        open(Ids.next(), taken);
        var key = Ids.next();
        assertThat(open(key, taken).body()).doesNotContain("with other content");

        var name = name();
        assertThat(open(key, name).statusCode()).isEqualTo(302);

        assertThat(opened(name)).isOne();
    }

    @Test
    void aFormWithoutAKeyAndOneThatWasOpenForDaysAreRefused() {
        var name = name();
        var old = Ids.at(Instant.now().minus(Duration.ofDays(4)).toEpochMilli());

        assertThat(administrator.post("/work/accounts", fields("", name)).statusCode())
                .isEqualTo(422);
        assertThat(administrator
                        .post("/work/accounts", fields(UUID.randomUUID(), name))
                        .statusCode())
                .isEqualTo(422);
        assertThat(open(old, name).statusCode()).isEqualTo(409);
        assertThat(opened(name)).isZero();
    }

    @Test
    void aPageThatWasShownOnceIsNotKept() {
        var key = Ids.next().toString();
        var asked = new String[] {"command", key, "name", "", "displayName", "", "because", "", "unit", key};
        assertThat(administrator.post("/work/accounts", asked).body()).contains("<form");

        var again = administrator.post("/work/accounts", asked);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("received this form already");
    }

    @Test
    void whatIsKeptTellsNeitherWhoNorWhat() {
        var name = name();
        var key = Ids.next();
        open(key, name);

        var kept = jdbc.sql("select t::text from platform.answered_command t")
                .query(String.class)
                .list();

        assertThat(kept).isNotEmpty().noneMatch(it -> it.contains(name) || it.contains(key.toString()));
        assertThat(jdbc.sql("select column_name from information_schema.columns"
                                + " where table_schema = 'platform' and table_name = 'answered_command'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("id", "fingerprint", "received_at", "status", "location");
    }

    @Test
    void answersAreForgottenWhenNobodyCanSendTheirCommandAnyMore() {
        var name = name();
        open(Ids.next(), name);
        assertThat(commands.age()).isZero();

        transaction.executeWithoutResult(
                _ -> jdbc.sql("update platform.answered_command set received_at = now() - interval '5 days'")
                        .update());

        assertThat(commands.age()).isPositive();
    }

    @Test
    void everyFormOfAPageHasAKeyOfItsOwn() {
        var keys = java.util.regex.Pattern.compile("name=\"command\" value=\"([^\"]+)\"")
                .matcher(administrator.get("/work/accounts").body())
                .results()
                .map(it -> it.group(1))
                .toList();

        assertThat(keys)
                .hasSizeGreaterThan(2)
                .doesNotHaveDuplicates()
                .allMatch(it -> CommandKey.read(it).isPresent());
    }

    private HttpResponse<String> open(UUID key, String name) {
        return administrator.post("/work/accounts", fields(key, name));
    }

    private static String[] fields(Object key, String name) {
        return new String[] {
            "command",
            key.toString(),
            "name",
            name,
            "displayName",
            "Somebody New",
            "password",
            PASSWORD,
            "roles",
            "AUDITOR",
            "unit",
            DemoUnits.PLACEMENT.value().toString(),
            "because",
            "A new colleague from Monday on"
        };
    }

    private int opened(String name) {
        return jdbc.sql("""
                        select count(*) from audit.event e join access.account a on e.object_id = a.id::text
                         where e.act = 'access.account.opened' and a.sign_in_name = :name
                        """).param("name", name).query(Integer.class).single();
    }

    private Visitor signedIn() {
        var name = name();
        accounts.open(name, "An administrator", PASSWORD, Set.of(Role.ADMINISTRATOR), DemoUnits.PLACEMENT);
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        return visitor;
    }

    private static String name() {
        return "someone-" + UUID.randomUUID();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}
