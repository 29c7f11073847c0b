package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A code in somebody's hand: their first way in, or a new one after the old was lost.
@HavnTest
class EntryCodeTests {
    private static final Pattern CODE = Pattern.compile("class=\"secret\"[^>]*>([A-Za-z0-9_-]{43})<");
    private static final String BECAUSE = "She lost her telephone; I know her face";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private UUID account = new UUID(0, 0);
    private Visitor administrator = new Visitor(0);

    @BeforeEach
    void anAccountThatNobodyHasEntered() {
        DemoAccounts.openIn(units, accounts);
        account = accounts.open(
                "tester-" + UUID.randomUUID(), "A tester", null, Set.of(Role.AUDITOR), DemoUnits.PLACEMENT);
        administrator = new Visitor(port);
        administrator.signIn("admin", "administrator-demo-only");
    }

    @Test
    void theFirstCodeIsTheAdministratorsToMakeAndOnlyItsHashIsKept() {
        var code = code();

        assertThat(Base64.getUrlDecoder().decode(code)).as("256 random bits").hasSize(32);
        assertThat(comeIn(code, new TestDevice())).endsWith("/sign-in?made");
        assertThat(jdbc.sql("select encode(token_hash, 'escape') from access.entry_code where account = :account")
                        .param("account", account)
                        .query(String.class)
                        .list())
                .noneMatch(it -> it.contains(code));
    }

    @Test
    void aCodeWorksOnce() {
        var code = code();
        comeIn(code, new TestDevice());

        assertThat(new Visitor(port).post("/setup", "code", code).statusCode()).isEqualTo(409);
        assertThat(new Visitor(port)
                        .post("/passkeys/challenge", "to", "make", "code", code)
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aCodeWorksForADayAndUntilTheNextOne() {
        var first = code();
        var second = code();
        assertThat(new Visitor(port).post("/setup", "code", first).statusCode()).isEqualTo(409);
        assertThat(new Visitor(port).post("/setup", "code", second).statusCode())
                .isEqualTo(200);

        transaction.executeWithoutResult(_ -> jdbc.sql(
                        "update access.entry_code set until_at = until_at - interval '25 hours' where account = :account")
                .param("account", account)
                .update());

        assertThat(new Visitor(port).post("/setup", "code", second).statusCode())
                .isEqualTo(409);
    }

    @Test
    void aNewCodeForSomebodyWhoHasComeInTakesASecondPerson() {
        comeIn(code(), new TestDevice());

        assertThat(makeCode().statusCode()).isEqualTo(409);
        askForReplacement();
        assertThat(makeCode().statusCode()).isEqualTo(409);
        assertThat(agree(administrator).body()).contains("This needs another person");
        assertThat(makeCode().statusCode()).isEqualTo(409);
    }

    @Test
    void onceAgreedTheNewCodeTakesTheLostPasskeyAndEverySessionAway() {
        var lost = new TestDevice();
        comeIn(code(), lost);
        var thief = new Visitor(port);
        thief.post("/sign-in/passkey", lost.sign(thief, TestDevice.Lies.none(port)));
        assertThat(thief.get("/work/account").statusCode()).isEqualTo(200);
        askForReplacement();
        var officer = new Visitor(port);
        officer.signIn("henrik", "data-protection-demo");
        assertThat(agree(officer).statusCode()).isEqualTo(302);

        var found = new TestDevice();
        assertThat(comeIn(code(), found)).endsWith("/sign-in?made");

        assertThat(thief.get("/work/account").statusCode()).isEqualTo(302);
        var again = new Visitor(port);
        assertThat(location(again.post("/sign-in/passkey", lost.sign(again, TestDevice.Lies.none(port)))))
                .endsWith("not-proven");
        assertThat(location(again.post("/sign-in/passkey", found.sign(again, TestDevice.Lies.none(port)))))
                .contains("/work");
        assertThat(makeCode().statusCode()).isEqualTo(409);
    }

    @Test
    void aCodeOfOneAccountMakesNoPasskeyForAnother() {
        var mine = code();
        var visitor = new Visitor(port);
        var made = new TestDevice().make(visitor, mine, TestDevice.Lies.none(port));
        account =
                accounts.open("other-" + UUID.randomUUID(), "Another", null, Set.of(Role.AUDITOR), DemoUnits.PLACEMENT);
        var theirs = code();

        var answer = visitor.post(
                "/setup/passkey",
                Stream.concat(Stream.of(made), Stream.of("code", theirs, "passkeyName", "Key"))
                        .toArray(String[]::new));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(new Visitor(port).post("/setup", "code", theirs).statusCode())
                .isEqualTo(200);
    }

    private String code() {
        var matcher = CODE.matcher(makeCode().body());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private HttpResponse<String> makeCode() {
        return administrator.post("/work/accounts/" + account + "/entry-code");
    }

    private void askForReplacement() {
        assertThat(location(administrator.post("/work/accounts/" + account + "/replacement", "because", BECAUSE)))
                .endsWith("/work/seconds");
    }

    private HttpResponse<String> agree(Visitor second) {
        var request = jdbc.sql("""
                        select id from access.second_request
                         where parameters ->> 'account' = :account and state = 'WAITING'
                        """)
                .param("account", account.toString())
                .query(UUID.class)
                .single();
        return second.post("/work/seconds/" + request, "answer", "agree", "because", "");
    }

    private String comeIn(String code, TestDevice device) {
        var visitor = new Visitor(port);
        var made = device.make(visitor, code, TestDevice.Lies.none(port));
        return location(visitor.post(
                "/setup/passkey",
                Stream.concat(Stream.of(made), Stream.of("code", code, "passkeyName", "Key"))
                        .toArray(String[]::new)));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}
