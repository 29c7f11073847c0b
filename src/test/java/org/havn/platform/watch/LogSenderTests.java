package org.havn.platform.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What the site logs leaves the machine, in order, and again until it was taken.
class LogSenderTests {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger busy = new AtomicInteger(1);

    @Test
    void linesAndEventsOfTheTrailAreSentUntilTheyAreTaken() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", it -> {
            var body = new String(it.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var taken = busy.getAndDecrement() <= 0;
            if (taken) {
                body.lines().forEach(received::add);
            }
            it.sendResponseHeaders(taken ? 204 : 503, -1);
            it.close();
        });
        server.start();
        var sender = new LogSender("http://127.0.0.1:" + server.getAddress().getPort() + "/logs");
        try {
            sender.start();
            LoggerFactory.getLogger("org.havn.test").error("the first\nforged second");
            LoggerFactory.getLogger(LogSender.TRAIL).info("access.proved account:1");

            await(() -> received.stream().anyMatch(it -> it.contains(" trail: ")));
            assertThat(received)
                    .filteredOn(it -> it.contains("org.havn.test") || it.contains(" trail: "))
                    .satisfiesExactly(
                            it -> assertThat(it).endsWith("ERROR org.havn.test: the first\\u{a}forged second"),
                            it -> assertThat(it).endsWith("INFO trail: access.proved account:1"));
            assertThat(received).allMatch(it -> it.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z .*"));
        } finally {
            sender.stop();
            server.stop(0);
        }
    }

    @Test
    void logsGoOverAnEncryptedWayOrStayOnThisMachine() {
        assertThatThrownBy(() -> new LogSender("http://logs.example/")).hasMessageContaining("https://");
        assertThat(new LogSender("https://logs.example/").isRunning()).isFalse();
    }

    private static void await(java.util.function.BooleanSupplier there) throws IOException, InterruptedException {
        for (var i = 0; i < 200 && !there.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(there.getAsBoolean()).isTrue();
    }
}
