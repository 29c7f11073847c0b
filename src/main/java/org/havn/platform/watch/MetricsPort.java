package org.havn.platform.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.function.Supplier;
import org.havn.platform.OwnWork;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The figures of this node for Prometheus, at a port of their own that the pages' proxy never leads to. On another
/// address than this machine's own, whoever asks has to know a token.
@Component
class MetricsPort implements SmartLifecycle {
    private static final int TOKEN = 32;
    private static final int NOWHERE = -1;

    private final Supplier<String> figures;
    private final int port;
    private final String address;
    private final byte @Nullable [] token;
    private @Nullable HttpServer server;

    @Autowired
    MetricsPort(
            ObjectProvider<PrometheusMeterRegistry> registry,
            @Value("${havn.metrics.port:-1}") int port,
            @Value("${havn.metrics.address:127.0.0.1}") String address,
            @Value("${havn.metrics.token-file:}") String tokenFile)
            throws IOException {
        this(() -> registry.getObject().scrape(), port, address, tokenFile);
    }

    MetricsPort(Supplier<String> figures, int port, String address, String tokenFile) throws IOException {
        this.figures = figures;
        this.port = port;
        this.address = address;
        this.token = tokenFile.isBlank()
                ? null
                : ("Bearer " + read(Path.of(tokenFile.strip()))).getBytes(StandardCharsets.UTF_8);
        if (port != NOWHERE && token == null && !InetAddress.getByName(address).isLoopbackAddress()) {
            throw new IllegalArgumentException(
                    "HAVN_METRICS_ADDRESS is not this machine's own, so HAVN_METRICS_TOKEN_FILE"
                            + " has to name a file with a token");
        }
    }

    private static String read(Path file) throws IOException {
        var read = Files.readString(file).strip();
        if (read.length() < TOKEN) {
            throw new IllegalArgumentException(
                    "HAVN_METRICS_TOKEN_FILE should hold " + TOKEN + " random characters or more");
        }
        return read;
    }

    @Override
    public void start() {
        if (port == NOWHERE) {
            return;
        }
        try {
            var made = HttpServer.create(new InetSocketAddress(address, port), 8);
            made.createContext("/", this::answer);
            made.start();
            server = made;
        } catch (IOException taken) {
            throw new IllegalStateException("The port " + port + " for metrics cannot be opened on " + address, taken);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (token != null && !MessageDigest.isEqual(token, told(exchange))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
                exchange.sendResponseHeaders(401, NOWHERE);
            } else if (!exchange.getRequestURI().getPath().equals("/metrics")) {
                exchange.sendResponseHeaders(404, NOWHERE);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, NOWHERE);
            } else {
                var body = OwnWork.of("platform.metrics", figures::get).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static byte[] told(HttpExchange exchange) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The port that was opened.
    int port() {
        return server == null ? NOWHERE : server.getAddress().getPort();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
