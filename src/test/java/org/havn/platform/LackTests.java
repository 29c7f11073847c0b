package org.havn.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.havn.HavnTest;
import org.havn.TestDatabase;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.access.Units;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

/// SECURITY.md, R2: when the house can do no more, it says so at once, loses nothing, and goes on when it can.
@HavnTest
class LackTests {
    private static final String PASSWORD = "a sentence to remember";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource database;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private PlainAnswer plain;

    @Value("${spring.datasource.hikari.maximum-pool-size}")
    private int connections;

    private Visitor administrator = new Visitor(0);

    @BeforeEach
    void anAdministrator() {
        DemoAccounts.openIn(units, accounts);
        var name = name();
        accounts.open(name, "An administrator", PASSWORD, Set.of(Role.ADMINISTRATOR), DemoUnits.PLACEMENT);
        administrator = new Visitor(port);
        administrator.signIn(name, PASSWORD);
    }

    @Test
    void withoutAFreeConnectionAnAnswerComesSoonAndSaysWhenToTryAgain() throws Exception {
        var taken = new ArrayList<Connection>();
        try {
            for (int one = 0; one < connections; one++) {
                taken.add(database.getConnection());
            }
            var began = System.nanoTime();
            var answer = administrator.get("/work/accounts");

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
            refusedForNow(answer, "very busy");
        } finally {
            for (var one : taken) {
                one.close();
            }
        }
        assertThat(administrator.get("/work/accounts").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyWaitsForEverForAStatementOrALock() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var set = statement.executeQuery("select current_setting('statement_timeout'),"
                        + " current_setting('lock_timeout'), current_setting('idle_in_transaction_session_timeout')")) {
            set.next();
            assertThat(set.getString(1)).isEqualTo("1min");
            assertThat(set.getString(2)).isEqualTo("10s");
            assertThat(set.getString(3)).isEqualTo("10min");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "53100, no room left",
        "53200, very busy",
        "53300, very busy",
        "55P03, very busy",
        "57014, very busy",
        "40P01, very busy",
        "25006, very busy"
    })
    void whatTheDatabaseLacksIsARefusalAndNoFault(String state, String said) throws SQLException {
        var name = name();
        try (var server = server()) {
            failing(server, "access.account", "insert", state);
            try {
                refusedForNow(open(name), said);
                assertThat(administrator.get("/work/accounts").statusCode()).isEqualTo(200);
            } finally {
                working(server, "access.account");
            }
        }
        assertThat(open(name).statusCode()).isEqualTo(302);
    }

    @Test
    void whoseConnectionDiesInTheMiddleIsToldToComeBack() throws SQLException {
        var name = name();
        try (var server = server();
                var statement = server.createStatement()) {
            statement.execute("""
                    create or replace function public.lacking() returns trigger language plpgsql security definer as $$
                    begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(1); return new; end $$""");
            statement.execute("create trigger lacking before insert on access.account"
                    + " for each row execute function public.lacking()");
            try {
                refusedForNow(open(name), "very busy");
            } finally {
                working(server, "access.account");
            }
        }
        assertThat(open(name).statusCode()).isEqualTo(302);
    }

    @Test
    void readingGoesOnWhereNotEvenASessionsLastUseCanBeKept() throws SQLException {
        try (var server = server()) {
            failing(server, "access.session", "update", "53100");
            try {
                assertThat(administrator.get("/work/accounts").statusCode()).isEqualTo(200);
            } finally {
                working(server, "access.session");
            }
        }
    }

    @Test
    void behindAWholeAnswerALackEndsNoConnectionAndBehindHalfAnAnswerItDoes() throws Exception {
        var door = new LackAnswers(plain, 1, Duration.ofMillis(50));
        var whole = new LackAnswers.Whole();
        var answer = new MockHttpServletResponse();

        door.doFilter(new MockHttpServletRequest("POST", "/work"), answer, (request, response) -> {
            whole.doFilter(request, response, (_, it) -> {
                it.getWriter().write("she is placed");
                it.flushBuffer();
            });
            throw noConnection();
        });

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).isEqualTo("she is placed");
        assertThatThrownBy(() -> door.doFilter(
                        new MockHttpServletRequest("POST", "/work"),
                        new MockHttpServletResponse(),
                        (request, response) -> whole.doFilter(request, response, (_, it) -> {
                            it.getWriter().write("she is");
                            it.flushBuffer();
                            throw noConnection();
                        })))
                .isInstanceOf(CannotCreateTransactionException.class);
    }

    @Test
    void moreThanTheNodeCanServeAreSentAwayAndTheOthersAreServed() throws Exception {
        var inside = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var door = new LackAnswers(plain, 1, Duration.ofMillis(50));
        var first = new MockHttpServletResponse();
        var slow = Thread.ofVirtual().start(() -> {
            try {
                door.doFilter(new MockHttpServletRequest("GET", "/work"), first, (_, response) -> {
                    inside.countDown();
                    await(mayEnd);
                    response.getWriter().write("served");
                });
            } catch (java.io.IOException | ServletException failed) {
                throw new IllegalStateException(failed);
            }
        });
        inside.await();

        var second = new MockHttpServletResponse();
        door.doFilter(new MockHttpServletRequest("GET", "/work"), second, (_, _) -> {
            throw new AssertionError("There was no place");
        });
        mayEnd.countDown();
        slow.join();
        var third = new MockHttpServletResponse();
        door.doFilter(
                new MockHttpServletRequest("GET", "/work"),
                third,
                (_, response) -> response.getWriter().write("served"));

        assertThat(second.getStatus()).isEqualTo(503);
        assertThat(second.getHeader("Retry-After")).isEqualTo("5");
        assertThat(first.getContentAsString()).isEqualTo("served");
        assertThat(third.getContentAsString()).isEqualTo("served");
        assertThat(door.underWay()).isZero();
    }

    @Test
    void whileThereIsLittleRoomNothingNewIsTakenInAndAfterwardsItIs() {
        var free = new AtomicLong(10);
        var room = new DiskRoom(Path.of("/nowhere/yet").toString(), true, 1) {
            @Override
            long free() {
                return free.get();
            }
        };
        assertThatThrownBy(room::require).isInstanceOf(NoRoom.class);

        free.set(2 << 20);
        pauseUntilItLooksAgain();

        room.require();
        new DiskRoom("/nowhere/yet", false, Long.MAX_VALUE >> 21).require();
        assertThat(new DiskRoom("/nowhere/yet", true, 0).free()).isPositive();
    }

    private static CannotCreateTransactionException noConnection() {
        return new CannotCreateTransactionException("of a test", new SQLTransientConnectionException("none is free"));
    }

    private static void refusedForNow(HttpResponse<String> answer, String said) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.body()).contains(said);
        assertThat(answer.headers().firstValue("content-security-policy")).isPresent();
    }

    private HttpResponse<String> open(String name) {
        return administrator.post(
                "/work/accounts",
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
                "A new colleague from Monday on");
    }

    /// As the server's own administrator, who can make a statement fail as a full disk does.
    private Connection server() throws SQLException {
        try (var connection = database.getConnection()) {
            return TestDatabase.server().superuser().connect(connection.getCatalog());
        }
    }

    private static void failing(Connection server, String table, String act, String state) throws SQLException {
        try (var statement = server.createStatement()) {
            statement.execute("""
                    create or replace function public.lacking() returns trigger language plpgsql as $$
                    begin raise exception 'lacking' using errcode = '%s'; end $$""".formatted(state));
            statement.execute("create trigger lacking before " + act + " on " + table
                    + " for each row execute function public.lacking()");
        }
    }

    private static void working(Connection server, String table) throws SQLException {
        try (var statement = server.createStatement()) {
            statement.execute("drop trigger lacking on " + table);
            statement.execute("drop function public.lacking()");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pauseUntilItLooksAgain() {
        try {
            Thread.sleep(1_100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String name() {
        return "someone-" + UUID.randomUUID();
    }
}
