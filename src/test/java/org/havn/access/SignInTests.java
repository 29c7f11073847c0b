package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HavnTest
class SignInTests {
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

    @BeforeEach
    void anAccount() {
        name = "tester-" + UUID.randomUUID();
        DemoAccounts.openIn(units, accounts);
        accounts.open(name, "A tester", PASSWORD, Set.of(Role.AUDITOR), DemoUnits.PLACEMENT);
    }

    @Test
    void thePasswordOpensTheDoor() {
        var visitor = new Visitor(port);

        visitor.signIn(name, PASSWORD);

        assertThat(visitor.get("/work").headers().firstValue("location").orElse(""))
                .doesNotContain("/sign-in");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAnswerAlike() {
        var wrong = new Visitor(port).signIn(name, "not the password at all");
        var unknown = new Visitor(port).signIn("nobody-" + UUID.randomUUID(), "not the password at all");

        assertThat(wrong.headers().firstValue("location").orElse("")).endsWith("/sign-in?failed");
        assertThat(wrong.headers().firstValue("location"))
                .isEqualTo(unknown.headers().firstValue("location"));
    }

    @Test
    void afterTooManyTriesEvenTheRightPasswordHasToWait() {
        for (int i = 0; i < 7; i++) {
            new Visitor(port).signIn(name, "guess number " + i + " of many");
        }

        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);

        assertThat(visitor.get("/work").statusCode()).isEqualTo(302);
    }

    @Test
    void anAccountThatIsClosedIsOutAtOnce() {
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);

        accounts.close(accounts.loadUserByUsername(name).account());

        assertThat(visitor.get("/work").statusCode()).isEqualTo(302);
    }

    @Test
    void theSessionHoldsTextOnlyAndNoPassword() {
        new Visitor(port).signIn(name, PASSWORD);

        var kept = jdbc.sql("select convert_from(attribute_bytes, 'UTF8') from access.session_attributes")
                .query(String.class)
                .list();

        assertThat(kept).isNotEmpty().noneMatch(text -> text.contains("argon2")).allMatch(text -> text.length() < 200);
    }

    @Test
    void aFormFromElsewhereIsRefused() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("name=x&password=y"))
                    .build();

            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theFirstAdministratorsCodeWorksOnce() {
        WithoutAdministrators.run(jdbc, transaction, () -> {
            var code = accounts.inviteAdministrator();
            var newName = "admin-" + UUID.randomUUID();

            var first = setUp(code, newName);
            var second = new Visitor(port).post("/setup", "code", code);

            assertThat(first.headers().firstValue("location").orElse("")).endsWith("/sign-in?made");
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(accounts.loadUserByUsername(newName).roles()).containsExactly(Role.ADMINISTRATOR);
            assertThat(accounts.loadUserByUsername(newName).getPassword()).isEmpty();
        });
    }

    @Test
    void aSetUpCodeEndsWhereSomebodyIsAdministratorAlready() {
        var code = accounts.inviteAdministrator();
        var newName = "admin-" + UUID.randomUUID();

        var page = new Visitor(port).post("/setup", "code", code);
        var form = setUp(code, newName);

        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(form.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(accounts.all()).noneMatch(it -> it.signInName().equals(newName));
    }

    private HttpResponse<String> setUp(String code, String newName) {
        var visitor = new Visitor(port);
        var made = new TestDevice().make(visitor, code, TestDevice.Lies.none(port));
        return visitor.post(
                "/setup/passkey",
                java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(made),
                                java.util.stream.Stream.of(
                                        "code", code, "name", newName, "displayName", "First", "passkeyName", "Key"))
                        .toArray(String[]::new));
    }

    @Test
    void guessesSentAllAtOnceAreNoMoreThanGuessesSentOneByOne() throws Exception {
        var guessers = new java.util.ArrayList<Thread>();
        for (int i = 0; i < 24; i++) {
            guessers.add(Thread.ofVirtual().start(() -> new Visitor(port).signIn(name, "the very same guess")));
        }
        for (var guesser : guessers) {
            guesser.join();
        }

        assertThat(jdbc.sql("select failures from access.failed_sign_in where sign_in_name = :name")
                        .param("name", name)
                        .query(Integer.class)
                        .single())
                .isEqualTo(6);
    }

    @Test
    void whatIsNobodysNameIsRefusedLikeAWrongOne() {
        for (var nobody : java.util.List.of("nobo\0dy", "n".repeat(201), "line\nbreak")) {
            var answer = new Visitor(port).signIn(nobody, "not the password at all");

            assertThat(answer.headers().firstValue("location").orElse("")).endsWith("/sign-in?failed");
        }
    }

    @Test
    void namesThatSomebodyInventedAreForgottenAfterADay() {
        var invented = "invented-" + UUID.randomUUID();
        var yesterday = Clock.offset(Clock.systemUTC(), Duration.ofHours(-25));

        transaction.executeWithoutResult(_ -> new FailedSignIns(jdbc, yesterday).mayTry(invented));
        transaction.executeWithoutResult(_ -> new FailedSignIns(jdbc, Clock.systemUTC()).mayTry(name));

        assertThat(jdbc.sql("select sign_in_name from access.failed_sign_in")
                        .query(String.class)
                        .list())
                .contains(name)
                .doesNotContain(invented);
    }
}
