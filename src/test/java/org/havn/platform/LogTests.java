package org.havn.platform;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.havn.HavnTest;
import org.havn.Visitor;
import org.havn.access.Accounts;
import org.havn.access.DemoAccounts;
import org.havn.access.DemoUnits;
import org.havn.access.Role;
import org.havn.access.Units;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// What is written into the log file, and what never is.
@HavnTest
class LogTests {
    private static final String MARKER = "Zarifa-whom-nobody-may-read-of";
    private static final String PASSWORD = "a sentence to remember";

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Units units;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void oneEventIsOneLineWhateverItSays() {
        var line = new TextLog()
                .format(event("a\r\n2026-01-01T00:00:00Z ERROR forged\u2028and \u202Eturned\u001b[31m", null));

        assertThat(line).endsWith("\n").hasLineCount(1);
        assertThat(line).contains("a\\u{d}\\u{a}2026", "\\u{2028}", "\\u{202e}", "\\u{1b}[31m");
    }

    @Test
    void aStackTraceSaysWhereAndWhatKindAndNoneOfTheWords() {
        Throwable failure;
        try {
            jdbc.queryForObject("select ?::uuid", UUID.class, MARKER);
            throw new AssertionError("That is no id");
        } catch (org.springframework.dao.DataAccessException refused) {
            failure = new IllegalStateException("about " + MARKER, refused);
        }

        var text = new TextLog().format(event("Request failed", failure));

        assertThat(text)
                .contains("java.lang.IllegalStateException", "PSQLException 22P02", "LogTests.aStackTrace")
                .doesNotContain(MARKER);
        assertThat(text.lines().skip(1)).allMatch(it -> it.startsWith("\t"));
    }

    @Test
    void programsReadTheSameAsJson(@Autowired Environment environment) {
        assertThat(environment.getProperty("logging.structured.json.stacktrace.printer"))
                .isEqualTo(WithoutMessages.class.getName());
        assertThat(StructuredLogFormatter.class).isAssignableFrom(TextLog.class);
    }

    @Test
    void afterAHostileRunTheLogHoldsNothingOfWhatWasTyped() throws Exception {
        DemoAccounts.openIn(units, accounts);
        var name = "someone-" + UUID.randomUUID();
        accounts.open(name, "Someone", PASSWORD, Role.staff(), DemoUnits.PLACEMENT);
        var written = new Written();
        written.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(written);
        try {
            var hostile = new Visitor(port);
            hostile.signIn(MARKER, MARKER + MARKER);
            hostile.signIn(name, PASSWORD);
            for (var word : List.of(MARKER, MARKER + "\r\nforged", "%00" + MARKER, "'" + MARKER + "--", "{" + MARKER)) {
                var coded = URLEncoder.encode(word, StandardCharsets.UTF_8);
                for (var address : List.of(
                        "/work/programme?id=",
                        "/work/cases?stage=",
                        "/work/cases?page=",
                        "/work/audit?account=",
                        "/work/cases/",
                        "/work/rounds/",
                        "/work/communities/",
                        "/work/reference/languages?word=",
                        "/assets/")) {
                    hostile.get(address + coded);
                }
                hostile.post("/work/accounts", "name", word, "displayName", word, "unit", word, "because", word);
                hostile.post("/work/accounts/" + coded + "/closing");
                hostile.post("/work/case-openings/new", "number", word, "purpose", word, "because", word);
                hostile.post("/work/keeping/rules", "subject", word, "days", word, "from", word, "source", word);
                hostile.post("/work/cases", "called", word);
                hostile.upload("/work/cases/import/families", word.strip() + ".csv", word, "programme", word);
                hostile.upload("/work/cases/import/needs", "needs.xlsx", "PK\u0003\u0004" + word);
            }
            raw("/sign-in;" + MARKER, "text/" + MARKER, MARKER);
            raw("/sign-in", "application/x-www-form-urlencoded", "name=" + MARKER + "&password=" + MARKER);
        } finally {
            root.detachAppender(written);
        }

        assertThat(written.text.toString()).doesNotContain(MARKER);
        assertThat(written.text.toString().lines())
                .allMatch(it -> it.startsWith("\t") || it.matches("20\\d\\d-.*Z [A-Z]+ [\\w.$\\[\\]/-]+: .*"));
    }

    @Test
    void whatBrokeIsLoggedUnderTheReferenceThatTheReaderIsShown(@Autowired Readers readers, @Autowired PageFrame frame)
            throws Exception {
        var written = new ch.qos.logback.core.read.ListAppender<ILoggingEvent>();
        written.start();
        var log = (Logger) LoggerFactory.getLogger(Refusals.class);
        log.addAppender(written);
        try {
            var request = new MockHttpServletRequest("GET", "/work/anything");
            request.addHeader("Accept", "application/json");
            var answer = (ResponseEntity<?>) new Refusals(readers, frame, _ -> {})
                    .notUnderstood(
                            new IllegalStateException("about " + MARKER), request, new MockHttpServletResponse());

            assertThat(answer.getStatusCode().value()).isEqualTo(500);
            assertThat(written.list).singleElement().satisfies(it -> {
                var reference = String.valueOf(it.getArgumentArray()[0]);
                assertThat(String.valueOf(answer.getBody())).contains(reference).doesNotContain(MARKER);
                assertThat(new TextLog().format(it))
                        .contains("ERROR", reference, "IllegalStateException", "LogTests.")
                        .doesNotContain(MARKER);
            });
        } finally {
            log.detachAppender(written);
        }
    }

    private void raw(String path, String type, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Content-Type", type)
                            .header("User-Agent", MARKER)
                            .header("X-Told", MARKER)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    private static LoggingEvent event(String message, @org.jspecify.annotations.Nullable Throwable failure) {
        var logger = (Logger) LoggerFactory.getLogger(LogTests.class);
        return new LoggingEvent(LogTests.class.getName(), logger, Level.ERROR, message, failure, null);
    }

    /// What the site's file would hold.
    private static final class Written extends AppenderBase<ILoggingEvent> {
        private final TextLog log = new TextLog();
        private final StringBuilder text = new StringBuilder();

        @Override
        protected void append(ILoggingEvent event) {
            text.append(log.format(event));
        }
    }
}
