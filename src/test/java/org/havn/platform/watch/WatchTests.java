package org.havn.platform.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.havn.TestDatabase;
import org.havn.TestMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// What operators hear of: figures at a port of their own, and a mail when something needs a hand.
class WatchTests {
    private static final String WATCHER = "watch@havn.example.org";

    private final GreenMail server = TestMail.speaking(ServerSetup.PROTOCOL_SMTP);
    private final Map<String, Double> figures = new ConcurrentHashMap<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DriverManagerDataSource database = database();

    @BeforeEach
    void aMailServerAndCalmFigures() {
        server.start();
        for (var threshold : Threshold.ALL) {
            figures.put(threshold.meter(), threshold.above() ? 0.0 : 1e15);
            Gauge.builder(threshold.meter(), figures, it -> it.getOrDefault(threshold.meter(), 0.0))
                    .register(registry);
        }
    }

    @AfterEach
    void noMailServer() {
        server.stop();
    }

    @Test
    void anAlertIsToldOnceForAllNodesAndOnceWhenItIsOver() throws Exception {
        var one = watch("one");
        var other = watch("other");
        one.look();
        assertThat(subjects()).isEmpty();

        figures.put("havn.audit.head.age.seconds", 2_000.0);
        for (int look = 0; look < 3; look++) {
            one.look();
            other.look();
        }
        assertThat(subjects()).containsExactly("Havn: audit-head");

        figures.put("havn.audit.head.age.seconds", 0.0);
        other.look();
        one.look();
        assertThat(subjects()).containsExactly("Havn: audit-head", "Havn: audit-head is over");
    }

    @Test
    void whatConcernsOneMachineIsToldByEach() throws Exception {
        figures.put("havn.disk.free.bytes", 5e6);

        watch("one").look();
        watch("other").look();

        assertThat(subjects()).containsExactly("Havn: disk", "Havn: disk");
        assertThat(texts()).anyMatch(it -> it.contains("Node: one")).anyMatch(it -> it.contains("Node: other"));
    }

    @Test
    void everyConditionHasItsMailAndNoneHoldsMoreThanItsFigures() throws Exception {
        Threshold.ALL.forEach(it -> figures.put(it.meter(), it.above() ? it.limit() + 1 : it.limit() - 1));

        watch("one").look();

        assertThat(subjects())
                .containsExactlyInAnyOrder(
                        Threshold.ALL.stream().map(it -> "Havn: " + it.alert()).toArray(String[]::new));
        assertThat(texts())
                .allMatch(text -> Threshold.ALL.stream()
                        .anyMatch(it -> text.startsWith(it.says()) && text.contains(it.meter() + ": ")));
        assertThat(server.getReceivedMessages()[0].getAllRecipients()).hasSize(1);
    }

    @Test
    void aMailThatNobodyTookIsSentAtTheNextLook() throws Exception {
        var one = watch("one");
        server.stop();
        figures.put("havn.glass.overdue", 1.0);
        one.look();

        server.start();
        watch("one").look();

        assertThat(subjects()).containsExactly("Havn: glass");
    }

    @Test
    void anAlertIsToldOnceEvenWhereTheDatabaseCannotNoteIt() throws Exception {
        try (var connection = TestDatabase.server().superuser().connect(databaseName());
                var statement = connection.createStatement()) {
            statement.execute("revoke insert, delete on platform.alert from havn_app");
        }
        var one = watch("one");
        figures.put("havn.disk.free.bytes", 5e6);
        one.look();
        one.look();
        figures.put("havn.disk.free.bytes", 1e15);
        one.look();
        one.look();

        assertThat(subjects()).containsExactly("Havn: disk", "Havn: disk is over");
    }

    @Test
    void aMailServerElsewhereIsSpokenToEncryptedOrNotAtAll() throws Exception {
        assertThatThrownBy(() -> new Mail("http://mail.example.org", "", "", WATCHER))
                .hasMessageContaining("smtps://mail.example.org:465");
        assertThatThrownBy(() -> new Mail("smtps://mail.example.org", "someone", "", WATCHER))
                .hasMessageContaining("HAVN_MAIL_PASSWORD_FILE");
        assertThatThrownBy(() -> new Mail("smtps://127.0.0.1", "", "", "a@b\r\nBcc: c@d"))
                .hasMessageContaining("HAVN_MAIL_FROM");

        // its certificate is by nobody whom Java trusts
        var secret = TestMail.speaking(ServerSetup.PROTOCOL_SMTPS);
        secret.start();
        try {
            var mail = new Mail("smtps://127.0.0.1:" + secret.getSmtps().getPort(), "", "", WATCHER);
            assertThatThrownBy(() -> mail.send(List.of(WATCHER), "subject", "text"))
                    .isInstanceOf(IOException.class);
        } finally {
            secret.stop();
        }
    }

    @Test
    void figuresAreForWhoeverIsOnTheMachineOrKnowsTheToken(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("token"), "0123456789abcdef0123456789abcdef\n");
        assertThatThrownBy(() -> new MetricsPort(() -> "", 0, "0.0.0.0", ""))
                .hasMessageContaining("HAVN_METRICS_TOKEN_FILE");
        assertThatThrownBy(() -> new MetricsPort(
                        () -> "",
                        0,
                        "0.0.0.0",
                        Files.writeString(folder.resolve("short"), "abc").toString()))
                .hasMessageContaining("32 random characters");

        var open = new MetricsPort(() -> "havn_jobs_waiting 3\n", 0, "127.0.0.1", "");
        var guarded = new MetricsPort(() -> "havn_jobs_waiting 3\n", 0, "127.0.0.1", file.toString());
        open.start();
        guarded.start();
        try {
            assertThat(ask(open, "/metrics", "").body()).isEqualTo("havn_jobs_waiting 3\n");
            assertThat(ask(open, "/env", "").statusCode()).isEqualTo(404);
            assertThat(ask(guarded, "/metrics", "").statusCode()).isEqualTo(401);
            assertThat(ask(guarded, "/metrics", "Bearer wrong").statusCode()).isEqualTo(401);
            assertThat(ask(guarded, "/metrics", "Bearer 0123456789abcdef0123456789abcdef")
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            open.stop();
            guarded.stop();
        }
        assertThat(new MetricsPort(() -> "", -1, "127.0.0.1", "").isRunning()).isFalse();
    }

    private static HttpResponse<String> ask(MetricsPort port, String path, String authorization) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.port() + path));
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private Watch watch(String node) throws IOException {
        return new Watch(
                registry,
                new AlertRows(JdbcClient.create(database)),
                new JdbcTransactionManager(database),
                new Mail("smtp://127.0.0.1:" + server.getSmtp().getPort(), "", "", "havn@havn.example.org"),
                Clock.systemUTC(),
                WATCHER,
                node,
                "https://havn.example.org",
                true,
                Duration.ZERO);
    }

    private List<String> subjects() throws Exception {
        return java.util.Arrays.stream(server.getReceivedMessages())
                .map(WatchTests::subject)
                .toList();
    }

    private List<String> texts() {
        return java.util.Arrays.stream(server.getReceivedMessages())
                .map(WatchTests::text)
                .toList();
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (jakarta.mail.MessagingException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String text(MimeMessage message) {
        try {
            return message.getContent().toString().replace("\r\n", "\n");
        } catch (jakarta.mail.MessagingException | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String databaseName() throws SQLException {
        try (var connection = database.getConnection()) {
            return connection.getCatalog();
        }
    }

    private static DriverManagerDataSource database() {
        var login = TestDatabase.fresh().application();
        return new DriverManagerDataSource(login.jdbcUrl(), login.user(), login.password());
    }
}
