package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What is believed of a device's answer, and what is not.
@HavnTest
class PasskeyTests {
    private static final String PASSWORD = "a sentence to remember";

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

    private String name = "";
    private UUID account = new UUID(0, 0);
    private final TestDevice device = new TestDevice();

    @BeforeEach
    void somebodyWithAPasskey() {
        DemoAccounts.openIn(units, accounts);
        name = "tester-" + UUID.randomUUID();
        account = accounts.open(name, "A tester", PASSWORD, Set.of(Role.AUDITOR), DemoUnits.PLACEMENT);
        var owner = signedIn();
        add(owner, device, "Desk key", honest());
    }

    @Test
    void aPasskeyOpensTheDoorAndSaysWhenItWasUsed() {
        var visitor = new Visitor(port);

        var answer = visitor.post("/sign-in/passkey", device.sign(visitor, honest()));

        assertThat(to(answer)).as("a key was added since the last time").endsWith("/work/account?news");
        assertThat(visitor.get("/work/account").body())
                .contains("Desk key", "Passkey")
                .doesNotContain("Never");
    }

    static Stream<java.util.function.UnaryOperator<TestDevice.Lies>> lies() {
        return Stream.of(
                it -> it.from("https://elsewhere.example"),
                it -> it.from("http://localhost:1"),
                it -> it.forHost("elsewhere.example"),
                TestDevice.Lies::withoutLookingWhoHoldsIt,
                TestDevice.Lies::withAnotherKey);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void whatDoesNotFitOpensNothing(java.util.function.UnaryOperator<TestDevice.Lies> lie) {
        var visitor = new Visitor(port);

        var answer = visitor.post("/sign-in/passkey", device.sign(visitor, lie.apply(honest())));

        assertThat(to(answer)).endsWith("/sign-in?not-proven");
        assertThat(visitor.get("/work").statusCode()).isEqualTo(302);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void whatDoesNotFitIsNotKept(java.util.function.UnaryOperator<TestDevice.Lies> lie) {
        if (lie.apply(honest()).otherKey()) {
            return; // a new passkey signs nothing yet
        }
        var owner = signedIn();

        var answer = owner.post(
                "/work/account/passkeys",
                with(new TestDevice().make(owner, "", lie.apply(honest())), "passkeyName", "Forged"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(owner.get("/work/account").body()).doesNotContain("Forged");
    }

    @Test
    void anAnswerIsGoodOnceAndForTheBrowserThatWasAsked() {
        var visitor = new Visitor(port);
        var answer = device.sign(visitor, honest());

        var elsewhere = new Visitor(port).post("/sign-in/passkey", answer);
        var first = visitor.post("/sign-in/passkey", answer);
        visitor.post("/sign-out");
        var again = visitor.post("/sign-in/passkey", answer);

        assertThat(to(elsewhere)).endsWith("not-proven");
        assertThat(to(first)).endsWith("/work/account?news");
        assertThat(to(again)).endsWith("not-proven");
    }

    @Test
    void aChallengeLastsFiveMinutes() {
        var visitor = new Visitor(port);
        var answer = device.sign(visitor, honest());
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        update access.session_attributes
                           set attribute_bytes = convert_to(regexp_replace(
                                   convert_from(attribute_bytes, 'UTF8'), ' [^ ]*$', ' 2020-01-01T00:00:00Z'), 'UTF8')
                         where attribute_name = 'challenge-prove'
                        """).update());

        assertThat(to(visitor.post("/sign-in/passkey", answer))).endsWith("not-proven");
    }

    @Test
    void everyChallengeIsNewAndLong() {
        var visitor = new Visitor(port);
        var challenges = Stream.generate(() -> visitor.post("/passkeys/challenge", "to", "prove"))
                .limit(20)
                .map(it -> it.headers().firstValue("havn-challenge").orElse(""))
                .toList();

        assertThat(challenges).doesNotHaveDuplicates().allMatch(it -> it.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void aPasskeyThatCountsBackwardsMayBeACopyAndRaisesAnAlarm() {
        var visitor = new Visitor(port);
        visitor.post("/sign-in/passkey", device.sign(visitor, honest()));
        visitor.post("/sign-out");

        var answer = visitor.post("/sign-in/passkey", device.sign(visitor, honest().countingBack()));

        assertThat(to(answer)).endsWith("not-proven");
        assertThat(acts()).contains("access.passkey.copied");
    }

    @Test
    void aPasskeyIsNobodyElses() {
        var other = accounts.open(
                "other-" + UUID.randomUUID(), "Another", PASSWORD, Set.of(Role.ADMINISTRATOR), DemoUnits.PLACEMENT);
        device.pretendToBe(Passkeys.handle(other));
        var visitor = new Visitor(port);

        assertThat(to(visitor.post("/sign-in/passkey", device.sign(visitor, honest()))))
                .endsWith("not-proven");
    }

    @Test
    void aPasskeyThatWasRemovedOpensNothing() {
        var owner = signedIn();
        add(owner, new TestDevice(), "Telephone", honest());
        var id = jdbc.sql("select id from access.passkey where account = :account and name = 'Desk key'")
                .param("account", account)
                .query(UUID.class)
                .single();

        owner.post("/work/account/passkeys/" + id + "/removal");

        var visitor = new Visitor(port);
        assertThat(to(visitor.post("/sign-in/passkey", device.sign(visitor, honest()))))
                .endsWith("not-proven");
        assertThat(owner.get("/work/account").body()).contains("Telephone").doesNotContain("Desk key");
    }

    @Test
    void nobodyRemovesAPasskeyOfSomebodyElse() {
        var stranger = new Visitor(port);
        stranger.signIn("solveig", "auditor-demo-only");
        var id = jdbc.sql("select id from access.passkey where account = :account")
                .param("account", account)
                .query(UUID.class)
                .single();

        assertThat(stranger.post("/work/account/passkeys/" + id + "/removal").statusCode())
                .isEqualTo(404);
        assertThat(signedIn().get("/work/account").body()).contains("Desk key");
    }

    @Test
    void aClosedAccountsPasskeyOpensNothing() {
        accounts.close(account);
        var visitor = new Visitor(port);

        assertThat(to(visitor.post("/sign-in/passkey", device.sign(visitor, honest()))))
                .endsWith("not-proven");
    }

    @Test
    void makingUsingAndRemovingAPasskeyIsOnRecord() {
        var visitor = new Visitor(port);
        visitor.post("/sign-in/passkey", device.sign(visitor, honest()));
        var id = jdbc.sql("select id from access.passkey where account = :account")
                .param("account", account)
                .query(UUID.class)
                .single();
        visitor.post("/work/account/passkeys/" + id + "/removal");

        assertThat(acts())
                .contains("access.passkey.added", "access.passkey.used", "access.signed-in", "access.passkey.removed");
    }

    @Test
    void nobodyPutsAnotherKeyInAPasskeysPlace() {
        for (var column : java.util.List.of("attested", "credential_id")) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                    "update access.passkey set " + column + " = credential_id where account = :account")
                            .param("account", account)
                            .update()))
                    .hasStackTraceContaining("permission denied for table passkey");
        }
    }

    @Test
    void theSessionHasANewNameOnceSomebodyHasComeIn() {
        var visitor = new Visitor(port);
        var asked = visitor.post("/passkeys/challenge", "to", "prove");
        var answer = visitor.post("/sign-in/passkey", device.sign(visitor, honest()));

        var before = session(asked);
        assertThat(before).isNotEmpty();
        assertThat(session(answer)).isNotEmpty().isNotEqualTo(before);
    }

    private java.util.List<String> acts() {
        return jdbc.sql("""
                        select act from audit.event where account = :account or object_id in (
                            select id::text from access.passkey where account = :account)
                        """).param("account", account).query(String.class).list();
    }

    private static String session(java.net.http.HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(it -> it.startsWith("havn-session="))
                .map(it -> it.substring(0, it.indexOf(';')))
                .findFirst()
                .orElse("");
    }

    private Visitor signedIn() {
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);
        return visitor;
    }

    private static void add(Visitor owner, TestDevice device, String passkeyName, TestDevice.Lies lies) {
        var answer =
                owner.post("/work/account/passkeys", with(device.make(owner, "", lies), "passkeyName", passkeyName));
        assertThat(to(answer)).endsWith("?added");
    }

    private static String[] with(String[] fields, String... more) {
        return Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new);
    }

    private TestDevice.Lies honest() {
        return TestDevice.Lies.none(port);
    }

    private static String to(java.net.http.HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}
