package org.havn.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Who came in, left, was turned away: it stands in the trail where it is known whose it was, and in the
/// log where not.
@HavnTest
class DoorWatchTests {
    private static final String PASSWORD = "a sentence to remember";

    @LocalServerPort
    private int port;

    @Autowired
    private org.havn.access.vault.Vault vault;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private DoorWatch watch;

    @Autowired
    private OpeningMetrics openings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private String name = "";
    private UUID auditor = new UUID(0, 0);

    @BeforeEach
    void anAuditor() {
        DemoAccounts.openIn(units, accounts);
        name = "someone-" + UUID.randomUUID();
        accounts.open(name, "An auditor", PASSWORD, Set.of(Role.AUDITOR), DemoUnits.PLACEMENT);
        auditor = jdbc.sql("select id from access.account where sign_in_name = :name")
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    @Test
    void comingInLeavingAndBeingTurnedAwayAreEvents() {
        var visitor = new Visitor(port);
        visitor.signIn(name, "not the password of anybody");
        visitor.signIn(name, PASSWORD);
        assertThat(visitor.get("/work/accounts").statusCode()).isEqualTo(404);
        visitor.post("/sign-out");

        assertThat(acts())
                .containsExactlyInAnyOrder(
                        "access.sign-in.failed", "access.signed-in", "access.page.refused", "access.signed-out");
        assertThat(jdbc.sql("select object_id from audit.event where act = 'access.page.refused' and account = :me")
                        .param("me", auditor)
                        .query(String.class)
                        .single())
                .isEqualTo("AccountsPage.list");
    }

    @Test
    void whatNobodyKnownDidIsCountedAndToldAsCodes() {
        var before = watch.withinTheHour();
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        var log = (Logger) LoggerFactory.getLogger(DoorWatch.class);
        log.addAppender(told);
        try {
            var visitor = new Visitor(port);
            visitor.signIn("nobody-called-so-" + UUID.randomUUID(), "not the password of anybody");
            visitor.post("/sign-in/passkey", "passkey.id", "AAAA", "passkey.client", "AAAA");
        } finally {
            log.detachAppender(told);
        }

        assertThat(watch.withinTheHour()).isEqualTo(before + 2);
        assertThat(told.list.stream().map(ILoggingEvent::getFormattedMessage))
                .contains("A sign-in failed: PASSWORD BadCredentialsException", "A sign-in failed: PASSKEY");
    }

    @Test
    void aFormWithoutItsTokenIsToldInTheLog() {
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        var log = (Logger) LoggerFactory.getLogger(DoorWatch.class);
        log.addAppender(told);
        try {
            var answer = new Visitor(port).postWithoutToken("/sign-out");
            assertThat(answer.statusCode()).isEqualTo(403);
        } finally {
            log.detachAppender(told);
        }

        assertThat(told.list.stream().map(ILoggingEvent::getFormattedMessage))
                .containsExactly("A POST was refused: no form token, or another's");
    }

    @Test
    void whoComesInIsLedToWhatHappenedSinceTheLastTime() {
        var visitor = new Visitor(port);
        assertThat(visitor.signIn(name, PASSWORD).headers().firstValue("location"))
                .hasValueSatisfying(it -> assertThat(it).doesNotContain("account"));
        assertThat(visitor.get("/work/account").body()).doesNotContain("What happened with your account");
        visitor.post("/sign-out");

        new Visitor(port).signIn(name, "not the password of anybody");

        assertThat(visitor.signIn(name, PASSWORD).headers().firstValue("location"))
                .hasValueSatisfying(it -> assertThat(it).endsWith("/work/account?news"));
        assertThat(visitor.get("/work/account?news").body())
                .contains("Look below whether it was you", "Somebody tried to sign in and failed");
        visitor.post("/sign-out");
        assertThat(visitor.signIn(name, PASSWORD).headers().firstValue("location"))
                .hasValueSatisfying(it -> assertThat(it).doesNotContain("account"));
    }

    @Test
    void aFamilysTriesCountAndAreToldLikeAnybodyElses() {
        var before = watch.withinTheHour();
        var visitor = new Visitor(port);

        visitor.post("/family/sign-in", "number", "12345678", "code", "1111 2222 3333 4444");
        visitor.post("/family/enter", "code", "11112222333344445555");
        visitor.post("/family/enter/code", "code", "11112222333344445555");

        assertThat(watch.withinTheHour() - before).isEqualTo(3);
    }

    @Test
    void aPasswordOfStaffIsAFailureAtTheFamiliesDoorAndNoTryIsForgotten() {
        var digits = accounts.openForFamily(UUID.randomUUID(), null, null);
        var staff = digits.substring(1) + "7";
        var id = accounts.open(staff, "Of digits", "1234567812345678", Set.of(Role.AUDITOR), DemoUnits.PLACEMENT);
        var visitor = new Visitor(port);
        visitor.post("/family/sign-in", "number", staff, "code", "8765432187654321");

        var answer = visitor.post("/family/sign-in", "number", staff, "code", "1234567812345678");

        assertThat(answer.headers().firstValue("location"))
                .hasValueSatisfying(it -> assertThat(it).endsWith("/family/sign-in?failed"));
        assertThat(jdbc.sql("select failures from access.failed_sign_in where sign_in_name = :name")
                        .param("name", staff)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("select act from audit.event where object_id = :id and act like 'access.sign%'")
                        .param("id", id.toString())
                        .query(String.class)
                        .list())
                .containsExactly("access.sign-in.failed", "access.sign-in.failed");
    }

    @Test
    void askingForWhatIsNotThereIsAnEventWithWhatWasAskedFor() {
        var visitor = new Visitor(port);
        visitor.signIn(name, PASSWORD);

        assertThat(visitor.get("/work/cases/HVN-26-999990").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/work/cases/Zarifa-by-name").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/work/no-such-address").statusCode()).isEqualTo(404);

        assertThat(jdbc.sql("select object_id || ' ' || detail::text from audit.event"
                                + " where act = 'access.not-there' and account = :me order by moment, id")
                        .param("me", auditor)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "work.cases.number {\"asked\": [\"HVN-26-999990\"]}", "work.cases.number {\"asked\": []}");
    }

    @Test
    void aRequestThatNoBrowserSendsIsToldInTheLog() throws Exception {
        var told = new ListAppender<ILoggingEvent>();
        told.start();
        var log = (Logger) LoggerFactory.getLogger(DoorWatch.class);
        log.addAppender(told);
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in;a=b"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(400);
        } finally {
            log.detachAppender(told);
        }

        assertThat(told.list.stream().map(ILoggingEvent::getFormattedMessage))
                .containsExactly("A GET was refused before it was read: no browser of ours sends it");
    }

    @Test
    void anEmergencyThatNobodyReviewedInTimeIsCounted() {
        transaction.executeWithoutResult(undone -> {
            var before = openings.overdue();
            jdbc.sql("insert into access.case_scope (case_number) values ('HVN-26-999901')")
                    .update();
            new OpeningRows(jdbc, vault)
                    .insert(new CaseOpening(
                            UUID.randomUUID(),
                            "HVN-26-999901",
                            auditor,
                            CaseOpening.Kind.BREAK_GLASS,
                            "Nobody else was there",
                            clock.instant().minus(Duration.ofHours(73)),
                            clock.instant().minus(Duration.ofHours(72)),
                            null,
                            null));

            assertThat(openings.overdue()).isEqualTo(before + 1);
            undone.setRollbackOnly();
        });
    }

    private List<String> acts() {
        return jdbc.sql("select act from audit.event where account = :me or object_id = :text")
                .param("me", auditor)
                .param("text", auditor.toString())
                .query(String.class)
                .list();
    }
}
